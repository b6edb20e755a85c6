using Microsoft.ML;

namespace CollapseGuard.MLNet.Augmenting;

/// <summary>An estimator that is fitted on augmented rows. Its transformer is the inner one: nothing of ours remains in the model.</summary>
internal class AugmentedEstimator<TTransformer>(IEstimator<TTransformer> inner, RowAugmenter rows) : IEstimator<TTransformer>
    where TTransformer : class, ITransformer
{
    public TTransformer Fit(IDataView input) => inner.Fit(rows.Augment(input));

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inner.GetOutputSchema(inputSchema);
}
