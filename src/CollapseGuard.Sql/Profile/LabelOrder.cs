using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>How labels follow one another in the order of a column: each row looks at the one before it.</summary>
internal static class LabelOrder
{
    public static async Task<LabelOrderSummary?> MeasureAsync(TableQuestions table, ProfiledColumn label, ProfiledColumn order, string tieHash, IReadOnlyList<long> classCounts)
    {
        // Over shards, rows next to each other may lie on different servers; they would have to travel.
        if (table.IsSharded || !table.Dialect.HasWindowFunctions)
        {
            return null;
        }

        string pairs = $"SELECT {label.UsableValue} AS cg_y, lag({label.UsableValue}) OVER (ORDER BY {order.Value}, {tieHash}) AS cg_before FROM {table.From} WHERE {label.Usable}";
        string compare = label.IsNumber ? ", count(CASE WHEN cg_y > cg_before THEN 1 END), count(CASE WHEN cg_y < cg_before THEN 1 END)" : "";
        LabelOrderSummary? summary = null;
        string text = $"SELECT count(*), count(CASE WHEN cg_y = cg_before THEN 1 END){compare} FROM ({pairs}) AS cg_pairs";
        await foreach (object?[] row in table.QueryAsync(text, "order of labels").ConfigureAwait(false))
        {
            long rows = SqlValue.ToInt64(row[0]);
            summary = new LabelOrderSummary
            {
                Rows = rows,
                Runs = rows - SqlValue.ToInt64(row[1]),
                Ascents = label.IsNumber ? SqlValue.ToInt64(row[2]) : 0,
                Descents = label.IsNumber ? SqlValue.ToInt64(row[3]) : 0,
                ClassCounts = classCounts,
            };
        }

        return summary;
    }
}
