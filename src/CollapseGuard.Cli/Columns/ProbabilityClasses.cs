using System.Globalization;
using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Columns;

/// <summary>Which probability column belongs to which label.</summary>
/// <param name="Names">Name of the class of each column.</param>
/// <param name="Codes">The column that each text of the label column names.</param>
/// <param name="Rule">How they were matched, to be said aloud.</param>
internal sealed record ProbabilityClasses(IReadOnlyList<string> Names, IReadOnlyDictionary<string, int> Codes, string Rule)
{
    /// <summary>Matches by name (<c>p_cat</c> is the class <c>cat</c>), then by place (labels 0, 1, … or 1, 2, …).</summary>
    /// <exception cref="InputException">A label has no column.</exception>
    public static ProbabilityClasses Match(IReadOnlyList<SourceColumn> columns, ClassNames labels, string label)
    {
        string[] names = [.. columns.Select(c => RoleNames.ClassOf(c.Name))];
        if (labels.Names.All(l => IndexOf(names, l) >= 0))
        {
            return Make(names, labels, l => IndexOf(names, l), "by their names");
        }

        foreach (int first in (int[])[0, 1])
        {
            if (labels.Names.All(l => Place(l, first, columns.Count) >= 0))
            {
                return Make(names, labels, l => Place(l, first, columns.Count), string.Create(CultureInfo.InvariantCulture, $"by their order, from label {first} on"));
            }
        }

        string stray = labels.Names.First(l => IndexOf(names, l) < 0);
        throw new InputException($"Label '{stray}' of column '{label}' has no probability column; there are {ColumnFinder.Names(columns)}. Name the columns after the labels (p_{stray}), or use labels 0 to {columns.Count - 1}.");
    }

    private static ProbabilityClasses Make(IReadOnlyList<string> names, ClassNames labels, Func<string, int> column, string rule) =>
        new(names, labels.Codes.ToDictionary(c => c.Key, c => column(labels.Names[c.Value]), StringComparer.Ordinal), rule);

    private static int IndexOf(string[] names, string label) => Array.FindIndex(names, n => n.Equals(label, StringComparison.OrdinalIgnoreCase));

    private static int Place(string label, int first, int count) =>
        int.TryParse(label, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= first && value < first + count ? value - first : -1;
}
