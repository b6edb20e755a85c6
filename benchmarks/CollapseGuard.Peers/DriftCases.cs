using CollapseGuard.Observations;
using CollapseGuard.Statistics;

namespace CollapseGuard.Peers;

/// <summary>The distance between two tables, column by column, from numbers in memory to Kolmogorov-Smirnov distances.</summary>
internal static class DriftCases
{
    private const int Rows = 1_000_000;
    private const int Columns = 20;

    public static int Run()
    {
        double[][] reference = [.. Enumerable.Range(0, Columns).Select(c => GeneratedNumbers.Column(200 + c, Rows, 1))];
        double[][] current = [.. Enumerable.Range(0, Columns).Select(c => GeneratedNumbers.Column(300 + c, Rows, 1.01))];
        Stopwatches.Measure("drift of 20 columns x 1e6", () => [.. reference.Zip(current, Distance)]);
        return 0;
    }

    private static double Distance(double[] reference, double[] current)
    {
        var (before, now) = (new NumberColumnAccumulator("reference"), new NumberColumnAccumulator("current"));
        before.Add(reference);
        now.Add(current);
        return KolmogorovSmirnov.Between(before.Summarize().Quantiles, now.Summarize().Quantiles).Distance;
    }
}
