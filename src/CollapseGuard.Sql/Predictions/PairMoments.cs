using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>Joint moments of two columns over the rows where both are finite, every shard by itself.</summary>
internal static class PairMoments
{
    public static async Task<PairedSummary> MeasureAsync(TableQuestions table, (ProfiledColumn Column, ColumnSummary Summary) predicted, (ProfiledColumn Column, ColumnSummary Summary) actual)
    {
        SqlDialect dialect = table.Dialect;
        Shift byP = Shift.Of(predicted.Summary.Moments), byY = Shift.Of(actual.Summary.Moments);
        string both = $"{predicted.Column.Usable} AND {actual.Column.Usable}";
        string Where(string value) => $"(CASE WHEN {both} THEN {value} END)";
        string p = predicted.Column.Value, y = actual.Column.Value, zp = byP.Apply(dialect, p), zy = byY.Apply(dialect, y);
        string[] aggregates =
        [
            $"count({Where("1")})", $"sum({Where(zp)})", $"sum({Where(zy)})",
            $"sum({Where(dialect.Product(zp, zp))})", $"sum({Where(dialect.Product(zy, zy))})", $"sum({Where(dialect.Product(zp, zy))})",
            $"min({Where(p)})", $"max({Where(p)})", $"min({Where(y)})", $"max({Where(y)})",
        ];
        PairedSummary pair = PairedSummary.Empty;
        foreach (object?[] shard in await table.AggregateAsync(aggregates, "joint moments").ConfigureAwait(false))
        {
            long n = SqlValue.ToInt64(shard[0]);
            if (n > 0)
            {
                double sumP = SqlValue.ToDouble(shard[1]), sumY = SqlValue.ToDouble(shard[2]);
                pair = PairedSummary.Combine(pair, new PairedSummary(
                    byP.Undo(n, sumP, SqlValue.ToDouble(shard[3]), SqlValue.ToDouble(shard[6]), SqlValue.ToDouble(shard[7])),
                    byY.Undo(n, sumY, SqlValue.ToDouble(shard[4]), SqlValue.ToDouble(shard[8]), SqlValue.ToDouble(shard[9])),
                    (SqlValue.ToDouble(shard[5]) - (sumP / n * sumY)) / byP.Scale / byY.Scale));
            }
        }

        return pair;
    }
}
