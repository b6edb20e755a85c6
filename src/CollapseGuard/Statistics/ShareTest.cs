using MathNet.Numerics.Distributions;

namespace CollapseGuard.Statistics;

/// <summary>Do two samples hold the same share of something? The two-proportion z-test with the pooled share.</summary>
public static class ShareTest
{
    /// <summary>Probability of shares at least as far apart, on either side, when the true ones are equal; normal approximation, 1 when nothing varies, NaN without rows.</summary>
    /// <param name="share">Share in the first sample, in [0, 1].</param>
    /// <param name="count">Rows of the first sample.</param>
    /// <param name="otherShare">Share in the second sample, in [0, 1].</param>
    /// <param name="otherCount">Rows of the second sample.</param>
    public static double PValue(double share, long count, double otherShare, long otherCount)
    {
        if (count <= 0 || otherCount <= 0)
        {
            return double.NaN;
        }

        double pooled = ((share * count) + (otherShare * otherCount)) / ((double)count + otherCount);
        double error = Math.Sqrt(pooled * (1 - pooled) * ((1.0 / count) + (1.0 / otherCount)));
        return error > 0 ? Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Abs(share - otherShare) / error)) : 1;
    }
}
