using System.Numerics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>Estimates how many different values there are from the least hash in each of 1,024 registers, which a database groups by.</summary>
/// <remarks>Flajolet et al., "HyperLogLog", 2007; the estimator is Ertl's, "New cardinality estimation algorithms for HyperLogLog sketches", 2017, algorithm 6.</remarks>
internal static class Registers
{
    private const int IndexBits = 10;
    private const int Count = 1 << IndexBits;
    private const int RankBits = 63 - IndexBits;

    /// <summary>Standard error over the value, 3.25 %.</summary>
    public static readonly double RelativeError = 1.04 / Math.Sqrt(Count);

    public static async Task<DistinctSummary> EstimateAsync(TableQuestions table, string hash, string? where, string step)
    {
        var ranks = new int[Count];
        IAsyncEnumerable<object?[]> rows = table.GroupAsync(
            [table.Dialect.LowBits(hash, Count - 1)],
            [$"min({table.Dialect.ShiftRight(hash, IndexBits)})"],
            step, where);
        await foreach (object?[] row in rows.ConfigureAwait(false))
        {
            int index = (int)SqlValue.ToInt64(row[0]);
            ulong least = (ulong)SqlValue.ToInt64(row[1]);
            ranks[index] = Math.Max(ranks[index], least == 0 ? RankBits + 1 : BitOperations.LeadingZeroCount(least) - (64 - RankBits) + 1);
        }

        return new DistinctSummary(Estimate(ranks), false, RelativeError);
    }

    private static double Estimate(int[] ranks)
    {
        Span<int> counts = stackalloc int[RankBits + 2];
        counts.Clear();
        foreach (int rank in ranks)
        {
            counts[rank]++;
        }

        double z = Count * Tau(1 - ((double)counts[RankBits + 1] / Count));
        for (int rank = RankBits; rank >= 1; rank--)
        {
            z = 0.5 * (z + counts[rank]);
        }

        z += Count * Sigma((double)counts[0] / Count);
        return (double)Count * Count / (2 * Math.Log(2) * z);
    }

    private static double Sigma(double x)
    {
        if (x == 1)
        {
            return double.PositiveInfinity;
        }

        double y = 1, z = x, before;
        do
        {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        }
        while (z != before);
        return z;
    }

    private static double Tau(double x)
    {
        if (x is 0 or 1)
        {
            return 0;
        }

        double y = 1, z = 1 - x, before;
        do
        {
            x = Math.Sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        }
        while (z != before);
        return z / 3;
    }
}
