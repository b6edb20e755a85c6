namespace CollapseGuard.Probes.Signal;

/// <summary>The maximum of many statistics, tested against the same maximum under rearranged targets.</summary>
/// <remarks>
/// Each statistic is centred and scaled over all rearrangements, the truth included; the greatest one counts. So the best
/// of many costs nothing, and the p-value is exact: Westfall and Young, Resampling-Based Multiple Testing, 1993.
/// </remarks>
internal sealed record PermutationTest(double PValue, ProbeStatistic Best, double Lead)
{
    // Rearrangements that coincide with the truth (small n) differ from it by rounding only: they count as ties.
    private const double TieTolerance = 1e-4;

    public static PermutationTest Of(IReadOnlyList<ProbeStatistic> statistics)
    {
        int count = statistics[0].Values.Length;
        double[] greatest = [.. Enumerable.Repeat(double.NegativeInfinity, count)];
        ProbeStatistic best = statistics[0];
        foreach (ProbeStatistic statistic in statistics)
        {
            double mean = statistic.Values.Average();
            double deviation = Math.Sqrt(statistic.Values.Average(v => (v - mean) * (v - mean)));
            for (int b = 0; b < count && deviation > 0; b++)
            {
                double z = (statistic.Values[b] - mean) / deviation;
                if (z > greatest[b])
                {
                    greatest[b] = z;
                    best = b == 0 ? statistic : best;
                }
            }
        }

        double truth = greatest[0];
        int asGreat = greatest.Count(z => z >= truth - TieTolerance);
        return new PermutationTest((double)asGreat / count, best, truth / greatest.Skip(1).Max());
    }
}
