using MathNet.Numerics.Distributions;

namespace CollapseGuard.Statistics;

/// <summary>Inference on a correlation by Fisher's z-transform: atanh r is nearly normal with standard error 1/sqrt(n - 3).</summary>
public static class FisherTransform
{
    /// <summary>A correlation is kept this far from ±1, so that its transform stays finite.</summary>
    private const double Closest = 1 - 1e-12;

    /// <summary>The correlation <paramref name="standardErrors"/> above (or, when negative, below) the measured one; ±1 when n is at most 3.</summary>
    /// <param name="correlation">Pearson's r in [-1, 1].</param>
    /// <param name="count">Number of rows n.</param>
    /// <param name="standardErrors">Normal quantile of the bound: 2.326 for an upper 99 % bound.</param>
    public static double Bound(double correlation, long count, double standardErrors) => count <= 3
        ? Math.Sign(standardErrors)
        : Math.Tanh(Transform(correlation) + (standardErrors / Math.Sqrt(count - 3)));

    /// <summary>Probability of a correlation at least as high as the measured one, when the true one is <paramref name="hypothesis"/>.</summary>
    /// <param name="correlation">Pearson's r in [-1, 1].</param>
    /// <param name="count">Number of rows n; 1 is returned when it is at most 3.</param>
    /// <param name="hypothesis">The correlation to rule out; at or beyond ±1 it is certain or impossible to exceed.</param>
    public static double UpperTail(double correlation, long count, double hypothesis) =>
        count <= 3 || hypothesis >= 1 ? 1
        : hypothesis <= -1 ? 0
        : 1 - Normal.CDF(0, 1, (Transform(correlation) - Transform(hypothesis)) * Math.Sqrt(count - 3));

    private static double Transform(double correlation) => Math.Atanh(Math.Clamp(correlation, -Closest, Closest));
}
