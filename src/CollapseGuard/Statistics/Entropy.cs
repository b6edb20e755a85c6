namespace CollapseGuard.Statistics;

/// <summary>Shannon's entropy, in nats.</summary>
public static class Entropy
{
    /// <summary>Entropy of a distribution given as counts, -sum p ln p with p = count / total.</summary>
    /// <param name="counts">Counts of k categories, none negative.</param>
    /// <returns>In [0, ln k]; NaN when all counts are 0.</returns>
    public static double OfCounts(ReadOnlySpan<long> counts)
    {
        double total = 0;
        foreach (long count in counts)
        {
            total += count;
        }

        if (total == 0)
        {
            return double.NaN;
        }

        double entropy = 0;
        foreach (long count in counts)
        {
            if (count > 0)
            {
                double share = count / total;
                entropy -= share * Math.Log(share);
            }
        }

        return Math.Max(0, entropy);
    }
}
