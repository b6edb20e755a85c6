using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>What the second look at a numeric column adds: moments about the mean, and how far its extremes stand apart.</summary>
/// <param name="Moments">Of the finite numbers.</param>
/// <param name="Least">The least of them.</param>
/// <param name="Greatest">The greatest.</param>
/// <param name="Shift">How numbers were shifted.</param>
/// <param name="Offset">Mean of the shifted numbers: what the shift missed.</param>
/// <param name="Squares">Squared deviations of the shifted numbers.</param>
internal sealed record NumberDeviations(MomentSummary Moments, ExtremeValue Least, ExtremeValue Greatest, Shift Shift, double Offset, double Squares)
{
    private const int Aggregates = 7;

    /// <summary>Null for columns without numbers.</summary>
    public static async Task<IReadOnlyList<NumberDeviations?>> MeasureAsync(TableQuestions table, IReadOnlyList<ProfiledColumn> columns, IReadOnlyList<NumberCounts> counts)
    {
        var aggregates = new List<string>();
        var shifts = new Shift[columns.Count];
        for (int c = 0; c < columns.Count; c++)
        {
            if (Varies(counts[c]))
            {
                shifts[c] = Shift.Of(counts[c].Minimum, counts[c].Maximum, counts[c].Mean);
                aggregates.AddRange(Ask(table.Dialect, columns[c].UsableValue, shifts[c], counts[c]));
            }
        }

        IReadOnlyList<object?[]> shards = aggregates.Count == 0 ? [] : await table.AggregateAsync(aggregates, "spread").ConfigureAwait(false);
        var deviations = new NumberDeviations?[columns.Count];
        for (int c = 0, at = 0; c < columns.Count; c++)
        {
            NumberCounts count = counts[c];
            if (Varies(count))
            {
                deviations[c] = Read(shards, at, shifts[c], count);
                at += Aggregates;
            }
            else if (columns[c].IsNumber && count.Usable > 0)
            {
                var only = new ExtremeValue(count.Minimum, count.Usable, double.NaN);
                deviations[c] = new NumberDeviations(new MomentSummary(count.Usable, count.Minimum, 0, count.Minimum, count.Minimum), only, only, default, 0, 0);
            }
        }

        return deviations;
    }

    private static bool Varies(in NumberCounts counts) => counts.Minimum < counts.Maximum;

    private static IEnumerable<string> Ask(SqlDialect dialect, string x, Shift shift, NumberCounts counts)
    {
        string z = shift.Apply(dialect, x), least = dialect.Literal(counts.Minimum), greatest = dialect.Literal(counts.Maximum);
        return
        [
            $"count({x})",
            $"sum({z})",
            $"sum({dialect.Product(z, z)})",
            $"count(CASE WHEN {x} = {least} THEN 1 END)",
            $"min(CASE WHEN {x} > {least} THEN {x} END)",
            $"count(CASE WHEN {x} = {greatest} THEN 1 END)",
            $"max(CASE WHEN {x} < {greatest} THEN {x} END)",
        ];
    }

    private static NumberDeviations Read(IReadOnlyList<object?[]> shards, int at, Shift shift, in NumberCounts counts)
    {
        MomentSummary moments = MomentSummary.Empty;
        long atLeast = 0, atGreatest = 0;
        double aboveLeast = double.PositiveInfinity, belowGreatest = double.NegativeInfinity;
        foreach (object?[] shard in shards)
        {
            long n = SqlValue.ToInt64(shard[at]);
            if (n > 0)
            {
                double sum = SqlValue.ToDouble(shard[at + 1]), squares = SqlValue.ToDouble(shard[at + 2]);
                moments = MomentSummary.Combine(moments, new MomentSummary(n, sum / n, Math.Max(0, squares - (sum / n * sum)), double.PositiveInfinity, double.NegativeInfinity));
                atLeast += SqlValue.ToInt64(shard[at + 3]);
                aboveLeast = Math.Min(aboveLeast, SqlValue.ToDouble(shard[at + 4]) is var above && above > counts.Minimum ? above : double.PositiveInfinity);
                atGreatest += SqlValue.ToInt64(shard[at + 5]);
                belowGreatest = Math.Max(belowGreatest, SqlValue.ToDouble(shard[at + 6]) is var below && below < counts.Maximum ? below : double.NegativeInfinity);
            }
        }

        return new NumberDeviations(
            new MomentSummary(moments.Count, shift.Center + (moments.Mean / shift.Scale), moments.SquaredDeviations / shift.Scale / shift.Scale, counts.Minimum, counts.Maximum),
            new ExtremeValue(counts.Minimum, atLeast, aboveLeast),
            new ExtremeValue(counts.Maximum, atGreatest, belowGreatest),
            shift, moments.Mean, moments.SquaredDeviations);
    }
}
