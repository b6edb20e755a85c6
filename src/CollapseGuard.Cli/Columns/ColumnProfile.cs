using System.Data.Common;
using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Columns;

/// <summary>What one pass over the file says about a column; the task is guessed from these numbers.</summary>
/// <param name="Column">The column.</param>
/// <param name="Present">Cells that are not empty.</param>
/// <param name="Numbers">Cells that hold a finite number.</param>
/// <param name="Whole">Of these, whole numbers.</param>
/// <param name="Unreadable">Cells with text that is no number.</param>
/// <param name="DecimalCommas">Of these, numbers written with a decimal comma.</param>
/// <param name="Minimum">Smallest finite number; NaN when there is none.</param>
/// <param name="Maximum">Greatest finite number; NaN when there is none.</param>
/// <param name="Distinct">Different values, estimated (HyperLogLog): of finite numbers in a column of numbers, for a missing marker is no value.</param>
internal sealed record ColumnProfile(
    SourceColumn Column, long Present, long Numbers, long Whole, long Unreadable, long DecimalCommas, double Minimum, double Maximum, long Distinct)
{
    /// <summary>DuckDB's memory for one query grows with the square of the columns that are aggregated together.</summary>
    private const int BatchSize = 16;

    /// <summary>True when nothing but numbers and missing values was seen.</summary>
    public bool IsNumeric => Unreadable == 0 && Column.Type != ColumnType.Boolean;

    /// <summary>True when all numbers are whole.</summary>
    public bool IsWhole => IsNumeric && Numbers > 0 && Whole == Numbers;

    /// <summary>True when a number has decimals.</summary>
    public bool IsFractional => IsNumeric && Whole < Numbers;

    /// <summary>True when all numbers may be probabilities.</summary>
    public bool IsInUnitInterval => IsNumeric && Minimum >= 0 && Maximum <= 1;

    /// <summary>True when text is the exception: a column of numbers with errors in it, not a column of classes.</summary>
    public bool IsMostlyNumeric => Numbers > 2 * Unreadable;

    /// <summary>True for numbers that were written with a decimal comma, which must not pass for names of classes.</summary>
    public bool HasDecimalCommas => DecimalCommas > 0 && 2 * DecimalCommas > Unreadable;

    /// <summary>Profiles columns in one pass.</summary>
    /// <returns>Rows of the file, and one profile a column.</returns>
    public static (long Rows, IReadOnlyList<ColumnProfile> Profiles) Of(DataSource source, IReadOnlyList<SourceColumn> columns) =>
        InBatches(columns, batch => Of(source, batch, Query(source.Select(Cells(batch)), batch)));

    /// <summary>Profiles columns from the first rows, where that takes a fraction of the time.</summary>
    public static IReadOnlyList<ColumnProfile> OfFirst(DataSource source, IReadOnlyList<SourceColumn> columns, long rows) =>
        InBatches(columns, batch => Of(source, batch, Query(source.SelectFirst(Cells(batch), rows), batch))).Profiles;

    private static (long Rows, IReadOnlyList<ColumnProfile> Profiles) InBatches(
        IReadOnlyList<SourceColumn> columns, Func<SourceColumn[], (long Rows, IReadOnlyList<ColumnProfile> Profiles)> profile)
    {
        (long Rows, IReadOnlyList<ColumnProfile> Profiles)[] parts = [.. columns.Chunk(BatchSize).Select(profile)];
        return (parts[0].Rows, [.. parts.SelectMany(p => p.Profiles)]);
    }

    /// <summary>The value, the number and the text that is no number, each computed once: v0, n0, t0, v1, …</summary>
    private static IEnumerable<string> Cells(IReadOnlyList<SourceColumn> columns) => columns.SelectMany((column, i) => (string[])
    [
        $"{column.Sql} AS v{i}",
        $"{column.NullableNumber} AS n{i}",
        $"CASE WHEN {column.IsUnreadableNumber} THEN {column.Text} END AS t{i}",
    ]);

    private static string Query(string cells, IReadOnlyList<SourceColumn> columns) =>
        $"SELECT {string.Join(", ", columns.SelectMany(Aggregates).Prepend("count(*)"))} FROM ({cells})";

    private static (long Rows, IReadOnlyList<ColumnProfile> Profiles) Of(DataSource source, IReadOnlyList<SourceColumn> columns, string query) =>
        source.Database.Rows(query, row => (row.GetInt64(0), Read(row, columns)))[0];

    /// <remarks>CASE, not FILTER: for each filtered aggregate DuckDB keeps a buffer for the arguments of all others.</remarks>
    private static string[] Aggregates(SourceColumn column, int i)
    {
        string finite = $"CASE WHEN isfinite(n{i}) THEN n{i} END";
        string distinct = column.Type switch
        {
            ColumnType.Integer or ColumnType.Number => $"approx_count_distinct({finite})",
            ColumnType.Boolean => $"approx_count_distinct(v{i})",
            _ => $"CASE WHEN count(t{i}) = 0 THEN approx_count_distinct({finite}) ELSE approx_count_distinct(v{i}) END",
        };
        return
        [
            $"count(v{i})",
            $"count({finite})",
            $"count(CASE WHEN isfinite(n{i}) AND n{i} = trunc(n{i}) THEN 1 END)",
            $"count(t{i})",
            $"count(CASE WHEN t{i} IS NOT NULL AND regexp_full_match(trim(t{i}), '[-+]?\\d+,\\d+') THEN 1 END)",
            $"coalesce(min({finite}), 'nan'::DOUBLE)",
            $"coalesce(max({finite}), 'nan'::DOUBLE)",
            distinct,
        ];
    }

    private static ColumnProfile[] Read(DbDataReader row, IReadOnlyList<SourceColumn> columns)
    {
        var profiles = new ColumnProfile[columns.Count];
        for (int c = 0, i = 1; c < profiles.Length; c++)
        {
            profiles[c] = new ColumnProfile(
                columns[c], row.GetInt64(i++), row.GetInt64(i++), row.GetInt64(i++), row.GetInt64(i++), row.GetInt64(i++), row.GetDouble(i++), row.GetDouble(i++), row.GetInt64(i++));
        }

        return profiles;
    }
}
