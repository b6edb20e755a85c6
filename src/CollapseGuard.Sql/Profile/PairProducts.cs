using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>Correlations of numeric columns, from sums of products of their deviations.</summary>
internal static class PairProducts
{
    public static async Task<CorrelationSummary> MeasureAsync(
        TableQuestions table, IReadOnlyList<ProfiledColumn> columns, IReadOnlyList<NumberDeviations?> deviations, int mostColumns)
    {
        int[] numeric = [.. Enumerable.Range(0, columns.Count).Where(c => columns[c].IsNumber)];
        int[] paired = [.. numeric.Take(mostColumns)];
        string?[] imputed = [.. paired.Select(c => Imputed(table.Dialect, columns[c], deviations[c]))];
        List<(int Index, double Norm)> asked = [];
        var aggregates = new List<string>();
        var packed = new double[paired.Length * (paired.Length - 1) / 2];
        for (int a = 1, index = 0; a < paired.Length; a++)
        {
            for (int b = 0; b < a; b++, index++)
            {
                packed[index] = double.NaN;
                if (imputed[a] is { } left && imputed[b] is { } right)
                {
                    asked.Add((index, Math.Sqrt(deviations[paired[a]]!.Squares * deviations[paired[b]]!.Squares)));
                    aggregates.Add($"sum({table.Dialect.Product(left, right)})");
                }
            }
        }

        foreach (object?[] shard in aggregates.Count == 0 ? [] : await table.AggregateAsync(aggregates, "correlations").ConfigureAwait(false))
        {
            for (int i = 0; i < asked.Count; i++)
            {
                double product = SqlValue.ToDouble(shard[i], whenNull: 0), before = packed[asked[i].Index];
                packed[asked[i].Index] = double.IsNaN(before) ? product : before + product;
            }
        }

        foreach ((int index, double norm) in asked)
        {
            packed[index] = Math.Clamp(packed[index] / norm, -1, 1);
        }

        return new CorrelationSummary([.. paired.Select(c => columns[c].Name)], packed, table.Rows, numeric.Length - paired.Length);
    }

    /// <summary>A number's deviation from its mean, 0 where there is none; null for a column that does not vary.</summary>
    private static string? Imputed(SqlDialect dialect, ProfiledColumn column, NumberDeviations? deviations)
    {
        if (deviations is not { Squares: > 0 })
        {
            return null;
        }

        // The mean itself is rounded; what it misses is taken off after the shift, where there are digits to spare.
        string deviation = $"({deviations.Shift.Apply(dialect, column.Value)} - {dialect.Literal(deviations.Offset)})";
        return $"(CASE WHEN {column.Usable} THEN {deviation} ELSE 0 END)";
    }
}
