using MathNet.Numerics.Distributions;

namespace CollapseGuard.Statistics;

/// <summary>Exact one-sided bounds of a proportion (Clopper and Pearson, 1934), by quantiles of the beta distribution.</summary>
public static class ClopperPearson
{
    /// <summary>The greatest proportion that the data do not rule out; 1 when there are no trials or no failures.</summary>
    /// <param name="hits">Successes, in [0, <paramref name="trials"/>].</param>
    /// <param name="trials">Trials, at least 0.</param>
    /// <param name="confidence">One-sided confidence in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside its range.</exception>
    public static double Upper(long hits, long trials, double confidence)
    {
        Require(hits, trials, confidence);
        return hits == trials ? 1 : Beta.InvCDF(hits + 1, trials - hits, confidence);
    }

    /// <summary>The least proportion that the data do not rule out; 0 when there are no hits.</summary>
    /// <inheritdoc cref="Upper"/>
    public static double Lower(long hits, long trials, double confidence)
    {
        Require(hits, trials, confidence);
        return hits == 0 ? 0 : Beta.InvCDF(hits, trials - hits + 1, 1 - confidence);
    }

    /// <summary>Probability of at most this many hits when the proportion is <paramref name="proportion"/>: the p-value of "the proportion is at least that".</summary>
    /// <param name="hits">Successes, in [0, <paramref name="trials"/>].</param>
    /// <param name="trials">Trials, at least 0.</param>
    /// <param name="proportion">The proportion to rule out, in (0, 1).</param>
    public static double LowerTail(long hits, long trials, double proportion)
    {
        Require(hits, trials, proportion);
        return hits == trials ? 1 : 1 - Beta.CDF(hits + 1, trials - hits, proportion);
    }

    private static void Require(long hits, long trials, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        if (hits < 0 || hits > trials)
        {
            throw new ArgumentOutOfRangeException(nameof(hits), hits, $"Hits must be in [0, {trials}].");
        }

        if (!(share > 0 && share < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A confidence or proportion must be in (0, 1).");
        }
    }
}
