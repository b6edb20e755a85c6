using CollapseGuard.MLNet.Thresholds;
using Microsoft.ML;

namespace CollapseGuard.Cases.MLNetTables;

/// <summary>Fits a pipeline, and moves its threshold by rows of the same training part, each answered by a model of the other four fifths.</summary>
internal sealed class TunedEstimator(MLContext context, IEstimator<ITransformer> inner, int seed) : IEstimator<ITransformer>
{
    private const int InnerFolds = 5;

    public ITransformer Fit(IDataView input)
    {
        CollapseGuard.MLNet.CollapseGuardCatalog collapse = context.CollapseGuard();
        return collapse.TuneThreshold(
            inner.Fit(input),
            collapse.StratifiedCrossValidate(input, inner, InnerFolds, seed: seed),
            ThresholdObjective.BalancedAccuracy).Model;
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inner.GetOutputSchema(inputSchema);
}
