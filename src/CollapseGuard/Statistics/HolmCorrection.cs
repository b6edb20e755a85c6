namespace CollapseGuard.Statistics;

/// <summary>Holm's step-down correction (1979): any number of tests, one error rate for the whole family, under any dependence.</summary>
public static class HolmCorrection
{
    /// <summary>Adjusted p-values, in the order given: adjusted &lt; alpha exactly where Holm rejects at alpha. NaN counts as 1.</summary>
    /// <param name="pValues">Each in [0, 1] or NaN.</param>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        int[] order = [.. Enumerable.Range(0, pValues.Count).OrderBy(i => Known(pValues[i]))];
        var adjusted = new double[pValues.Count];
        double running = 0;
        for (int rank = 0; rank < order.Length; rank++)
        {
            running = Math.Max(running, Math.Min(1, (order.Length - rank) * Known(pValues[order[rank]])));
            adjusted[order[rank]] = running;
        }

        return adjusted;
    }

    private static double Known(double p) => double.IsNaN(p) ? 1 : p;
}
