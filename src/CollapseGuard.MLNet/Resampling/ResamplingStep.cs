using Microsoft.ML;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>A step of a pipeline that changes the rows while the pipeline is fitted.</summary>
internal sealed class ResamplingStep(RowResampler rows) : IEstimator<ITransformer>
{
    public ITransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);

        // Errors of names and types are raised here, before anything is read.
        _ = rows.Columns.ClassSink(input.Schema);
        return new ResamplingGate(input, rows);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        rows.Require(inputSchema);
        return inputSchema;
    }
}
