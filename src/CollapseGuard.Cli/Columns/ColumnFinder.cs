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

    /// <summary>All columns that the values name, as far as they exist.</summary>
    public IReadOnlyList<SourceColumn> FindKnown(IEnumerable<string> values) => [.. values.SelectMany(Known).Distinct()];

    /// <summary>The one column that an option names.</summary>
    /// <exception cref="InputException">There is no such column.</exception>
    public SourceColumn One(string option, string name) => Exact(name) ?? throw Unknown(option, name);

    /// <summary>Names in quotes, for messages; long lists are cut.</summary>
    public static string Names(IEnumerable<SourceColumn> columns, int limit = 12)
    {
        string[] names = [.. columns.Select(c => $"'{c.Name}'")];
        return string.Join(", ", names.Take(limit)) + (names.Length > limit ? $" and {names.Length - limit} more" : "");
    }

    private IEnumerable<SourceColumn> Expand(string option, string value)
    {
        // A column really called "a,b" or "p*" wins over the list or the pattern.
        if (Exact(value) is { } exact)
        {
            return [exact];
        }

        if (value.Contains(',', StringComparison.Ordinal))
        {
            return value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(v => Expand(option, v));
        }

        if (value.AsSpan().ContainsAny('*', '?'))
        {
            SourceColumn[] found = [.. columns.Where(c => FileSystemName.MatchesSimpleExpression(value, c.Name, ignoreCase: false))];
            return found.Length > 0 ? found : throw new InputException($"No column of '{file}' fits the pattern '{value}' of {option}; it has {Names(columns)}.");
        }

        throw Unknown(option, value);
    }

    private IEnumerable<SourceColumn> Known(string value)
    {
        if (Exact(value) is null && value.Contains(',', StringComparison.Ordinal))
        {
            return value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(Known);
        }

        try
        {
            return [.. Expand("", value)];
        }
        catch (InputException)
        {
            return [];
        }
    }

    private SourceColumn? Exact(string name) => columns.FirstOrDefault(c => c.Name == name);

    private InputException Unknown(string option, string name) => new(
        $"'{file}' has no column '{name}' ({option}). Did you mean {string.Join(" or ", EditDistance.Nearest(name, columns.Select(c => c.Name)).Select(n => $"'{n}'"))}?");
}
