using System.Globalization;
using System.Text.RegularExpressions;

namespace CollapseGuard.Cli.Tables;

/// <summary>A cell further down that is no number in a column of numbers, as DuckDB's message names it.</summary>
/// <param name="Column">Index of the column in the file.</param>
/// <param name="Line">The line; null where DuckDB does not say.</param>
/// <param name="Cell">What it holds.</param>
internal sealed partial record UnexpectedCell(int Column, string? Line, string Cell)
{
    /// <summary>Reads the message; null when it speaks of something else.</summary>
    public static UnexpectedCell? In(string message)
    {
        Match cell = Conversion().Match(message), line = LineNumber().Match(message);
        return cell.Success
            ? new UnexpectedCell(int.Parse(cell.Groups["column"].Value, CultureInfo.InvariantCulture), line.Success ? line.Groups[1].Value : null, cell.Groups["cell"].Value)
            : null;
    }

    /// <summary>SQL that fails with such a message, for columns that are no cells of a CSV file read as numbers.</summary>
    /// <param name="column">Index of the column in the file.</param>
    /// <param name="text">Its cell as VARCHAR, in SQL.</param>
    public static string Raise(int column, string text) => string.Create(
        CultureInfo.InvariantCulture, $"""error('Error when converting column "c{column}". Could not convert string "' || {text} || '" to DOUBLE')""");

    [GeneratedRegex("""Error when converting column "c(?<column>\d+)"\. Could not convert string "(?<cell>.*?)" to""", RegexOptions.Singleline)]
    private static partial Regex Conversion();

    [GeneratedRegex(@"CSV Error on Line: (\d+)")]
    private static partial Regex LineNumber();
}
