using System.Text.RegularExpressions;

namespace CollapseGuard.Cli.Reading;

/// <summary>Turns what DuckDB says about a file into one line about that file.</summary>
internal static partial class FileProblem
{
    public static string Describe(SourceFile file, string message)
    {
        string where = Line().Match(message) is { Success: true } line ? $"Line {line.Groups[1].Value} of '{file.Path}'" : $"'{file.Path}'";
        if (Cells().Match(message) is { Success: true } cells)
        {
            return $"{where} has {cells.Groups[2].Value} cell(s); the header names {cells.Groups[1].Value} column(s), and every line must have as many.";
        }

        if (message.Contains("not utf-8", StringComparison.OrdinalIgnoreCase) || message.Contains("Invalid unicode", StringComparison.OrdinalIgnoreCase))
        {
            return $"{where} is not valid UTF-8; save the file as UTF-8.";
        }

        if (message.Contains("unterminated quote", StringComparison.OrdinalIgnoreCase))
        {
            return $"{where} opens a quoted cell that is never closed.";
        }

        return $"{where} cannot be read as {file.Format}: {FirstSentence(message)}";
    }

    /// <summary>The error itself, without its class, the file's settings and advice about DuckDB's options.</summary>
    private static string FirstSentence(string message)
    {
        string line = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "no reason given";
        line = ErrorClass().Replace(line, "");
        return line.EndsWith('.') ? line : line + ".";
    }

    [GeneratedRegex(@"CSV Error on Line: (\d+)")]
    private static partial Regex Line();

    [GeneratedRegex(@"Expected Number of Columns: (\d+) Found: (\d+)")]
    private static partial Regex Cells();

    [GeneratedRegex(@"^([A-Za-z]+ )*Error: ")]
    private static partial Regex ErrorClass();
}
