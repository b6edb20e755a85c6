using System.Data.Common;
using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Columns;

/// <summary>What one pass over the file says about a column; the task is guessed from these numbers.</summary>
/// <param name="Column">The column.</param>
/// <param name="Present">Cells that are not empty.</param>
/// <param name="Numbers">Cells that hold a number, infinities included, NaN not.</param>
/// <param name="Whole">Of these, whole numbers.</param>
/// <param name="Unreadable">Cells with text that is no number.</param>
/// <param name="Minimum">Smallest finite number; NaN when there is none.</param>
/// <param name="Maximum">Greatest finite number; NaN when there is none.</param>
/// <param name="Distinct">Different values, estimated (HyperLogLog).</param>
internal sealed record ColumnProfile(
    SourceColumn Column, long Present, long Numbers, long Whole, long Unreadable, double Minimum, double Maximum, long Distinct)
{
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

    /// <summary>Profiles columns in one pass.</summary>
    /// <returns>Rows of the file, and one profile a column.</returns>
    public static (long Rows, IReadOnlyList<ColumnProfile> Profiles) Of(DataSource source, IReadOnlyList<SourceColumn> columns) =>
        Of(source, columns, source.Select(Query(columns)));

    /// <summary>Profiles columns from the first rows, where that takes a fraction of the time.</summary>
    public static IReadOnlyList<ColumnProfile> OfFirst(DataSource source, IReadOnlyList<SourceColumn> columns, long rows) =>
        Of(source, columns, source.SelectFirst(Query(columns), rows)).Profiles;

    private static IEnumerable<string> Query(IReadOnlyList<SourceColumn> columns) => columns.SelectMany(Aggregates).Prepend("count(*)");

    private static (long Rows, IReadOnlyList<ColumnProfile> Profiles) Of(DataSource source, IReadOnlyList<SourceColumn> columns, string query) =>
        source.Database.Rows(query, row => (row.GetInt64(0), Read(row, columns)))[0];

    private static string[] Aggregates(SourceColumn column)
    {
        string number = column.NullableNumber;
        return
        [
            $"count({column.Sql})",
            $"count(*) FILTER (NOT isnan({number}))",
            $"count(*) FILTER (isfinite({number}) AND {number} = trunc({number}))",
            $"count(*) FILTER ({column.IsUnreadableNumber})",
            $"coalesce(min({number}) FILTER (isfinite({number})), 'nan'::DOUBLE)",
            $"coalesce(max({number}) FILTER (isfinite({number})), 'nan'::DOUBLE)",
            $"approx_count_distinct({column.Sql})",
        ];
    }

    private static ColumnProfile[] Read(DbDataReader row, IReadOnlyList<SourceColumn> columns)
    {
        var profiles = new ColumnProfile[columns.Count];
        for (int c = 0, i = 1; c < profiles.Length; c++)
        {
            profiles[c] = new ColumnProfile(
                columns[c], row.GetInt64(i++), row.GetInt64(i++), row.GetInt64(i++), row.GetInt64(i++), row.GetDouble(i++), row.GetDouble(i++), row.GetInt64(i++));
        }

        return profiles;
    }
}
