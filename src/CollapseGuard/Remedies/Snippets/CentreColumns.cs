using Microsoft.ML;

namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy centre-columns.</summary>
public static class CentreColumns
{
    // <snippet>
    // With the default fixZero: true a year column becomes 1.000 ± 0.001; this gives it mean 0 and standard deviation 1.
    public static IEstimator<ITransformer> Normalizer(MLContext ml, string column) =>
        ml.Transforms.NormalizeMeanVariance(column, fixZero: false);
    // </snippet>
}
