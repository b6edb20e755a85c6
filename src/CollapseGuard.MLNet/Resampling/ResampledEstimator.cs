using Microsoft.ML;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>An estimator that is fitted on resampled rows. Its transformer is the inner one: nothing of ours remains in the model.</summary>
internal class ResampledEstimator<TTransformer>(IEstimator<TTransformer> inner, RowResampler rows) : IEstimator<TTransformer>
    where TTransformer : class, ITransformer
{
    public TTransformer Fit(IDataView input) => inner.Fit(rows.Resample(input));

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        rows.Columns.Require(inputSchema, rows.NeedsFeatures);
        return inner.GetOutputSchema(inputSchema);
    }
}
