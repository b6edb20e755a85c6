using System.IO.Enumeration;
using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Columns;

/// <summary>Finds the columns that an option names: one name, several separated by commas, or a pattern such as <c>p_*</c>.</summary>
internal sealed class ColumnFinder(IReadOnlyList<SourceColumn> columns, string file)
{
    /// <summary>All columns that the values of an option name, in the order given.</summary>
    /// <exception cref="InputException">A name or pattern fits no column.</exception>
    public IReadOnlyList<SourceColumn> Find(string option, IEnumerable<string> values) =>
        [.. values.SelectMany(value => Expand(option, value)).Distinct()];

    /// <summary>Those of them that there are, for a file beside the one that the options were written for.</summary>
    public IReadOnlyList<SourceColumn> FindPresent(IEnumerable<string> values) =>
        [.. values.SelectMany(Parts).SelectMany(Matches).Distinct()];

    /// <summary>The one column that an option names.</summary>
    /// <exception cref="InputException">There is no such column.</exception>
    public SourceColumn One(string option, string name) => Exact(name) ?? throw Unknown(option, name);

    /// <summary>Names in quotes, for messages; long lists are cut.</summary>
    public static string Names(IEnumerable<SourceColumn> columns, int limit = 12)
    {
        string[] names = [.. columns.Select(c => $"'{c.Name}'")];
        return string.Join(", ", names.Take(limit)) + (names.Length > limit ? $" and {names.Length - limit} more" : "");
    }

    private IEnumerable<SourceColumn> Expand(string option, string value) => Parts(value).SelectMany(part =>
    {
        SourceColumn[] found = [.. Matches(part)];
        return found.Length > 0 ? found
            : IsPattern(part) ? throw new InputException($"No column of '{file}' fits the pattern '{part}' of {option}; it has {Names(columns)}.")
            : throw Unknown(option, part);
    });

    /// <summary>A column really called "a,b" or "p*" wins over the list or the pattern.</summary>
    private string[] Parts(string value) => Exact(value) is null && value.Contains(',', StringComparison.Ordinal)
        ? value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : [value];

    private IEnumerable<SourceColumn> Matches(string part) =>
        Exact(part) is { } exact ? [exact]
        : IsPattern(part) ? columns.Where(c => FileSystemName.MatchesSimpleExpression(part, c.Name, ignoreCase: false))
        : [];

    private static bool IsPattern(string value) => value.AsSpan().ContainsAny('*', '?');

    private SourceColumn? Exact(string name) => columns.FirstOrDefault(c => c.Name == name);

    private InputException Unknown(string option, string name) => new(
        $"'{file}' has no column '{name}' ({option}). Did you mean {string.Join(" or ", EditDistance.Nearest(name, columns.Select(c => c.Name)).Select(n => $"'{n}'"))}?");
}
