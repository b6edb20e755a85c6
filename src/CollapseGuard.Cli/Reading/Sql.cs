using System.Globalization;

namespace CollapseGuard.Cli.Reading;

/// <summary>Quoting, so that a name or a path is never read as SQL.</summary>
internal static class Sql
{
    /// <summary>An identifier: <c>a"b</c> becomes <c>"a""b"</c>.</summary>
    public static string Name(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A string literal: <c>it's</c> becomes <c>'it''s'</c>.</summary>
    public static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A whole number.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
