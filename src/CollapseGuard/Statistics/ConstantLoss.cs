namespace CollapseGuard.Statistics;

/// <summary>What the best constant loses: the line that a model has to beat.</summary>
public static class ConstantLoss
{
    /// <summary>Log-loss of always answering the class shares: their entropy, in nats; 0 when one class holds all rows or there are none.</summary>
    /// <param name="counts">Rows of each class, none negative.</param>
    public static double LogLoss(ReadOnlySpan<long> counts)
    {
        double entropy = Entropy.OfCounts(counts);
        return double.IsNaN(entropy) ? 0 : entropy;
    }

    /// <summary>No-information rate: the accuracy of always answering the majority class; NaN when there are no rows.</summary>
    /// <param name="counts">Rows of each class, none negative.</param>
    public static double NoInformationRate(ReadOnlySpan<long> counts)
    {
        long total = 0;
        long greatest = 0;
        foreach (long count in counts)
        {
            total += count;
            greatest = Math.Max(greatest, count);
        }

        return (double)greatest / total;
    }
}
