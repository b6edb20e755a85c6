using Microsoft.ML;

namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy standardize-inputs.</summary>
public static class StandardizeInputs
{
    // <snippet>
    // fixZero: false matters: the default only divides, and a column far from zero stays near-constant.
    public static IEstimator<ITransformer> Pipeline(MLContext ml, IEstimator<ITransformer> trainer) =>
        ml.Transforms.NormalizeMeanVariance("Features", fixZero: false).Append(trainer);
    // </snippet>
}
