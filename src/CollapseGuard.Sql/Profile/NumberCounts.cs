using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>What the first look at a column counts: what is missing, what is finite, the range and a mean to shift by.</summary>
internal readonly record struct NumberCounts(long Missing, long NaN, long Infinite, long Usable, long Whole, double Minimum, double Maximum, double Mean)
{
    /// <summary>Counts all columns, every shard by itself.</summary>
    public static async Task<IReadOnlyList<NumberCounts>> MeasureAsync(TableQuestions table, IReadOnlyList<ProfiledColumn> columns)
    {
        var aggregates = new List<string> { "count(*)" };
        foreach (ProfiledColumn column in columns)
        {
            aggregates.AddRange(Aggregates(table.Dialect, column));
        }

        IReadOnlyList<object?[]> shards = await table.AggregateAsync(aggregates, "missing values and ranges").ConfigureAwait(false);
        var counts = new NumberCounts[columns.Count];
        int at = 1;
        for (int c = 0; c < columns.Count; c++)
        {
            counts[c] = new NumberCounts(0, 0, 0, 0, 0, double.PositiveInfinity, double.NegativeInfinity, 0);
            foreach (object?[] shard in shards)
            {
                counts[c] = counts[c].With(Read(columns[c], shard, at));
            }

            at += columns[c].IsNumber ? 7 : 1;
        }

        return counts;
    }

    private static IEnumerable<string> Aggregates(SqlDialect dialect, ProfiledColumn column)
    {
        string x = column.UsableValue;
        return !column.IsNumber ? [$"count({column.Raw})"] :
        [
            $"count({column.Raw})",
            column.Type == SqlValueType.Floating ? $"count(CASE WHEN {dialect.IsNaN(column.Value)} THEN 1 END)" : "0",
            $"count({x})",
            $"count(CASE WHEN {x} = floor({x}) THEN 1 END)",
            $"min({x})",
            $"max({x})",
            // Not avg: PostgreSQL's squares numbers on its way and overflows.
            $"sum({x})",
        ];
    }

    private static NumberCounts Read(ProfiledColumn column, object?[] shard, int at)
    {
        long rows = SqlValue.ToInt64(shard[0]), present = SqlValue.ToInt64(shard[at]);
        if (!column.IsNumber)
        {
            return new NumberCounts(rows - present, 0, 0, present, 0, double.PositiveInfinity, double.NegativeInfinity, 0);
        }

        long nan = SqlValue.ToInt64(shard[at + 1]), usable = SqlValue.ToInt64(shard[at + 2]);
        return usable == 0
            ? new NumberCounts(rows - present, nan, present - nan, 0, 0, double.PositiveInfinity, double.NegativeInfinity, 0)
            : new NumberCounts(
                rows - present, nan, present - nan - usable, usable, SqlValue.ToInt64(shard[at + 3]),
                SqlValue.ToDouble(shard[at + 4]), SqlValue.ToDouble(shard[at + 5]), SqlValue.ToDouble(shard[at + 6]) / usable);
    }

    private NumberCounts With(NumberCounts other)
    {
        MomentSummary both = MomentSummary.Combine(
            new MomentSummary(Usable, Mean, 0, Minimum, Maximum),
            new MomentSummary(other.Usable, other.Mean, 0, other.Minimum, other.Maximum));
        return new NumberCounts(
            Missing + other.Missing, NaN + other.NaN, Infinite + other.Infinite, Usable + other.Usable, Whole + other.Whole, both.Minimum, both.Maximum, both.Mean);
    }
}
