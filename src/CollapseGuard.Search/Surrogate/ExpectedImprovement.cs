using MathNet.Numerics.Distributions;

namespace CollapseGuard.Search.Surrogate;

/// <summary>How much better than an incumbent a point is expected to be: σ (φ(z) + z Φ(z)), z = (mean - incumbent)/σ; its logarithm, which still has an order where the value underflows.</summary>
/// <remarks>Jones, Schonlau and Welch, "Efficient global optimization of expensive black-box functions", Journal of Global Optimization 13, 1998. Logarithm: Ament et al., "Unexpected improvements to expected improvement", NeurIPS 2023.</remarks>
internal static class ExpectedImprovement
{
    private const double LogRootTwoPi = .91893853320467274;

    public static double Log(double mean, double variance, double incumbent)
    {
        double deviation = Math.Sqrt(variance);
        double z = (mean - incumbent) / deviation;
        double logDensity = (-.5 * z * z) - LogRootTwoPi;
        // φ(z) + z Φ(z) cancels for very negative z; its asymptotic series is φ(z)/z² (1 - 3/z²).
        double log = z > -5
            ? Math.Log(Math.Exp(logDensity) + (z * Normal.CDF(0, 1, z)))
            : logDensity - (2 * Math.Log(-z)) + Math.Log(1 - (3 / (z * z)) + (15 / (z * z * z * z)));
        return log + Math.Log(deviation);
    }
}
