using Microsoft.ML;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>An estimator that is fitted on changed rows: resampled or augmented ones. Its transformer is the inner one: nothing of ours remains in the model.</summary>
internal class ChangedRowsEstimator<TTransformer>(IEstimator<TTransformer> inner, TrainingRows rows) : IEstimator<TTransformer>
    where TTransformer : class, ITransformer
{
    public TTransformer Fit(IDataView input) => inner.Fit(rows.Change(input));

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        rows.Require(inputSchema);
        return inner.GetOutputSchema(inputSchema);
    }
}
