using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>Entropy over 20 equal-width bins, counted in the database.</summary>
internal static class BinnedEntropy
{
    private const int Bins = 20;

    public static async Task<double> MeasureAsync(TableQuestions table, ProfiledColumn column, MomentSummary moments)
    {
        if (moments.Count == 0)
        {
            return double.NaN;
        }

        var counts = new long[Bins];
        double width = (moments.Maximum / Bins) - (moments.Minimum / Bins);
        if (width == 0 || !double.IsFinite(1 / width))
        {
            return 0;
        }

        string bin = table.Dialect.Floor($"(({column.Value} - {table.Dialect.Literal(moments.Minimum)}) * {table.Dialect.Literal(1 / width)})");
        await foreach (object?[] row in table.GroupAsync([bin], ["count(*)"], $"entropy of {column.Name}", column.Usable).ConfigureAwait(false))
        {
            counts[Math.Clamp(SqlValue.ToInt64(row[0]), 0, Bins - 1)] += SqlValue.ToInt64(row[1]);
        }

        return Entropy.OfCounts(counts);
    }
}
