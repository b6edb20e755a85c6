namespace CollapseGuard.Probes.Signal;

/// <summary>Whether rows depend on the rows before them: then they are not exchangeable, and a permutation test misleads.</summary>
internal static class SerialCheck
{
    /// <summary>Lag-1 autocorrelation of the target and of some column above 3/sqrt(n) in row order.</summary>
    /// <remarks>Two independent AR(1) series with coefficient .95 give p &lt;= .01 by exchange in 99.7 %: docs/results/signal-probe.md.</remarks>
    /// <param name="features">Standardized columns, rows in order.</param>
    /// <param name="targets">q columns of n.</param>
    /// <param name="ordered">True when a time column gave the order; otherwise rows sorted by target are taken for sorted, not for serial.</param>
    public static bool IsSerial(EncodedFeatures features, double[][] targets, bool ordered)
    {
        double limit = 3 / Math.Sqrt(features.RowCount);
        if (!targets.Any(target => Autocorrelation(target) > limit) || (!ordered && targets.All(IsSorted)))
        {
            return false;
        }

        return Enumerable.Range(0, features.Count).Any(c => Autocorrelation([.. features.Columns.Row(c).ToArray().Select(v => (double)v)]) > limit);
    }

    /// <summary>Correlation of each number with the one before it; 0 when they do not vary.</summary>
    public static double Autocorrelation(ReadOnlySpan<double> values)
    {
        double mean = 0, variance = 0, product = 0;
        foreach (double value in values)
        {
            mean += value / values.Length;
        }

        for (int i = 0; i < values.Length; i++)
        {
            variance += (values[i] - mean) * (values[i] - mean);
            product += i > 0 ? (values[i] - mean) * (values[i - 1] - mean) : 0;
        }

        return variance > 0 ? product / variance : 0;
    }

    // An indicator of a class in one run, or numbers that only rise or only fall.
    private static bool IsSorted(double[] target)
    {
        int rises = 0, falls = 0;
        for (int i = 1; i < target.Length; i++)
        {
            rises += target[i] > target[i - 1] ? 1 : 0;
            falls += target[i] < target[i - 1] ? 1 : 0;
        }

        bool isIndicator = target.All(v => v is 0 or 1);
        return rises == 0 || falls == 0 || (isIndicator && rises <= 1 && falls <= 1);
    }
}
