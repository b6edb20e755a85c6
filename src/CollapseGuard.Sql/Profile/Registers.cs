using System.Numerics;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>Estimates how many different values there are from the least hash in each of 1,024 registers, which a database groups by.</summary>
internal static class Registers
{
    private const int IndexBits = 10;
    private const int Count = 1 << IndexBits;
    private const int RankBits = 63 - IndexBits;

    /// <summary>Standard error over the value, 3.25 %.</summary>
    public static readonly double RelativeError = RegisterCardinality.RelativeStandardError(Count);

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

        return RegisterCardinality.Estimate(counts);
    }
}
