using System.Numerics;
using System.Text.RegularExpressions;
using CollapseGuard.Cli.Reading;

using CollapseGuard.Observations;

namespace CollapseGuard.Cli.Columns;

/// <summary>The classes that a label and a prediction column name together: their names in a stable order, and the code of each text in the file.</summary>
internal sealed partial class ClassNames
{
    /// <summary>More classes than this are amounts or identifiers.</summary>
    public const int Limit = LabelAccumulator.MaximumClasses;

    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);

    private ClassNames(IReadOnlyList<string> names) => Names = names;

    /// <summary>Numbers in numeric order, anything else in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Code of each text in the file.</summary>
    public IReadOnlyDictionary<string, int> Codes => codes;

    /// <summary>Gives codes to texts: <c>1</c>, <c>1.0</c> and <c>true</c> beside numbers are one class, and so are <c>True</c> and <c>true</c>.</summary>
    public static ClassNames Of(IEnumerable<string> texts)
    {
        string[] all = [.. texts.Distinct(StringComparer.Ordinal)];
        Func<string, string> plain = Canon(all);
        string[] names = [.. all.Select(plain).Distinct(StringComparer.Ordinal)];
        Array.Sort(names, StringComparer.Ordinal);
        if (names.All(n => BigInteger.TryParse(n, out _)))
        {
            names = [.. names.OrderBy(BigInteger.Parse)];
        }

        var classes = new ClassNames(names);
        foreach (string text in all)
        {
            classes.codes.Add(text, Array.IndexOf(names, plain(text)));
        }

        return classes;
    }

    private static Func<string, string> Canon(string[] texts)
    {
        if (texts.Length > 0 && texts.All(IsBoolean))
        {
            return text => text.Trim().ToLowerInvariant();
        }

        // Identifiers beyond 2^53 stay exact: no text is ever read as a floating number here.
        return texts.All(t => Whole().IsMatch(t) || IsBoolean(t))
            ? text => IsBoolean(text) ? (text.Trim().Equals("true", StringComparison.OrdinalIgnoreCase) ? "1" : "0") : Whole().Match(text).Groups[1].Value
            : text => text.Trim();
    }

    private static bool IsBoolean(string text) =>
        text.Trim() is var word && (word.Equals("true", StringComparison.OrdinalIgnoreCase) || word.Equals("false", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^\s*(-?\d+)(?:\.0*)?\s*$")]
    private static partial Regex Whole();
}
