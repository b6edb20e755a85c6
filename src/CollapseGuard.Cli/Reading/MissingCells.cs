namespace CollapseGuard.Cli.Reading;

/// <summary>Cells of a text file that stand for a missing value.</summary>
internal static class MissingCells
{
    /// <summary>In any column, in the spellings that programs write; a category may be called "none" or "-", so these are not among them.</summary>
    public static IReadOnlyList<string> AnyColumn { get; } = ["", " ", "NA", "na", "N/A", "n/a", "#N/A", "#n/a", "NULL", "Null", "null", "?"];

    /// <summary>Among numbers, in lower case and without spaces around.</summary>
    public static IReadOnlyList<string> AmongNumbers { get; } = ["", "na", "n/a", "#n/a", "null", "none", "?", "-"];

    /// <summary>True for a cell that stands for a missing number.</summary>
    public static bool IsAmongNumbers(string cell) => AmongNumbers.Contains(cell.Trim().ToLowerInvariant(), StringComparer.Ordinal);
}
