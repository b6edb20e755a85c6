using System.Numerics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>Counts repeated rows and conflicting labels by a hash of all features. A missing label is no label: it conflicts with none.</summary>
internal static class RowCopies
{
    /// <summary>Rows counted one by one; of more, a share by hash.</summary>
    private const long MostRows = 1 << 20;

    /// <summary>Groups that may travel from shards.</summary>
    private const long MostGroups = 8192;

    public static async Task<RowCopySummary> CountAsync(
        TableQuestions table, IReadOnlyList<ProfiledColumn> features, (ProfiledColumn Column, ColumnSummary Summary, bool IsNumeric)? label, double distinctRows, SqlProfileOptions options)
    {
        string hash = features.Count == 0 ? "0" : table.Dialect.Hash([.. features.Select(column => (column.Value, column.Type))], options.Seed);
        // Four standard errors more than estimated, so that what travels stays within its bound; a table of no more rows is counted whole.
        long most = options.MaxTrackedRows ?? (table.IsSharded ? MostGroups : MostRows);
        double excess = Math.Min(table.Rows, distinctRows * (1 + (4 * Registers.RelativeError))) / most;
        int bits = excess <= 1 || features.Count == 0 ? 0 : Math.Min(40, BitOperations.Log2((ulong)Math.Ceiling(excess) - 1) + 1);
        string? where = bits == 0 ? null : $"{table.Dialect.LowBits(hash, (1L << bits) - 1)} = 0";
        Shift shift = label is { IsNumeric: true } numeric ? Shift.Of(numeric.Summary.Moments) : new Shift(0, 1);
        CopyTotals totals = table.IsSharded || features.Count == 0
            ? await CopyGroups.CountAsync(table, hash, label?.Column, label is { IsNumeric: true } ? shift : null, where).ConfigureAwait(false)
            : await InDatabaseAsync(table, hash, label?.Column, label is { IsNumeric: true } ? shift : null, where).ConfigureAwait(false);
        return totals.Summarize(Math.ScaleB(1, -bits), label is { IsNumeric: true }, label is not null);
    }

    private static async Task<CopyTotals> InDatabaseAsync(TableQuestions table, string hash, ProfiledColumn? label, Shift? shift, string? where)
    {
        string y = label?.UsableValue ?? "1";
        string groups = $"SELECT {hash} AS cg_h, {y} AS cg_y, count(*) AS cg_n FROM {table.From}{(where is null ? "" : $" WHERE {where}")} GROUP BY {hash}{(label is null ? "" : $", {y}")}";
        string z = shift?.Apply(table.Dialect, "cg_y") ?? "0";
        string known = "CASE WHEN cg_y IS NULL THEN 0 ELSE cg_n END";
        string[] inner =
        [
            "sum(cg_n) AS cg_rows", "count(*) AS cg_labels", "count(cg_y) AS cg_known", $"sum({known}) AS cg_labelled", $"max({known}) AS cg_best",
            .. shift is null ? (string[])[] : [$"sum({z} * cg_n) AS cg_sum", $"sum({table.Dialect.Product(z, z)} * cg_n) AS cg_squares"],
        ];
        string[] outer =
        [
            "sum(cg_rows)", "sum(cg_labels)", "count(*)",
            "sum(CASE WHEN cg_known > 1 THEN 1 ELSE 0 END)", "sum(CASE WHEN cg_known > 1 THEN cg_rows ELSE 0 END)", "sum(cg_rows - cg_labelled + cg_best)",
            .. shift is null ? (string[])[] :
            [
                "sum(cg_labelled)", "sum(cg_sum)", "sum(cg_squares)",
                $"sum(CASE WHEN cg_known > 1 THEN cg_squares - {table.Dialect.Product("cg_sum", "cg_sum")} / cg_labelled ELSE 0 END)",
            ],
        ];
        string text = $"SELECT {string.Join(", ", outer)} FROM (SELECT cg_h, {string.Join(", ", inner)} FROM ({groups}) AS cg_groups GROUP BY cg_h) AS cg_rows_of_hash";
        var totals = new CopyTotals();
        await foreach (object?[] row in table.QueryAsync(text, "repeated rows").ConfigureAwait(false))
        {
            totals = CopyTotals.Read(row);
        }

        return totals;
    }
}
