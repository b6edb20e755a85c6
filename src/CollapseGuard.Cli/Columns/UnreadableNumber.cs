using System.Text.RegularExpressions;
using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Columns;

/// <summary>Finds the first text in a column of numbers, so that the message can name its row.</summary>
internal static partial class UnreadableNumber
{
    public static InputException In(DataSource source, SourceColumn column)
    {
        string numbered = source.Select(["row_number() OVER () AS r", $"{column.Text} AS t", $"{column.IsUnreadableNumber} AS unreadable"]);
        (long row, string text) = source.Database.Rows($"SELECT r, t FROM ({numbered}) WHERE unreadable ORDER BY r LIMIT 1", r => (r.GetInt64(0), r.GetString(1)))[0];
        string hint = DecimalComma().IsMatch(text) ? " Write decimals with a point." : "";
        string shown = text.Length > 40 ? text[..40] + "…" : text;
        return new InputException($"Row {row} of column '{column.Name}' in '{source.File.Path}' is '{shown}'; a number is required (an empty cell, NaN and NA count as missing).{hint}");
    }

    /// <summary>Refuses numbers with a decimal comma, which would otherwise pass for names of classes.</summary>
    /// <exception cref="InputException">A column holds such numbers.</exception>
    public static void RequirePoints(DataSource source, IEnumerable<ColumnProfile> columns)
    {
        foreach (ColumnProfile column in columns.Where(c => c.HasDecimalCommas))
        {
            throw In(source, column.Column);
        }
    }

    [GeneratedRegex(@"^\s*[-+]?\d+,\d+\s*$")]
    private static partial Regex DecimalComma();
}
