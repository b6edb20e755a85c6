using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Columns;

/// <summary>All different values of columns that name classes or segments, as the text in the file.</summary>
internal static class DistinctValues
{
    /// <summary>Reads the different values of several columns in one pass.</summary>
    /// <param name="source">The file.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="limit">Different values that a column may have.</param>
    /// <param name="what">What the values are, in the plural, for messages.</param>
    /// <exception cref="InputException">A column has more than <paramref name="limit"/>.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Of(DataSource source, IReadOnlyList<ColumnProfile> columns, int limit, string what)
    {
        foreach (ColumnProfile column in columns)
        {
            // Judged by the estimate first, so that a column of a hundred million different values is never collected.
            RequireFew(column, column.Distinct, 2 * limit, limit, what);
        }

        string query = source.Select(columns.Select(c => $"list(DISTINCT {c.Column.Text})"));
        IReadOnlyList<IReadOnlyList<string>> lists = source.Database.Rows(query, row =>
            (IReadOnlyList<IReadOnlyList<string>>)[.. columns.Select((_, i) => Sorted(row.GetValue(i)))])[0];
        for (int i = 0; i < columns.Count; i++)
        {
            RequireFew(columns[i], lists[i].Count, limit, limit, what);
        }

        return lists;
    }

    private static string[] Sorted(object values)
    {
        string[] texts = values is List<string> list ? [.. list.Where(t => t is not null)] : [];
        Array.Sort(texts, StringComparer.Ordinal);
        return texts;
    }

    private static void RequireFew(ColumnProfile column, long count, int bound, int limit, string what)
    {
        if (count > bound)
        {
            string advice = what != "classes" ? "name a column with fewer values"
                : column.IsNumeric ? "use --task regression" : "are they identifiers? Then name another column";
            throw new InputException($"'{column.Column.Name}' holds {(bound > limit ? "about " : "")}{count:N0} different values; {what} may be at most {limit:N0}; {advice}.");
        }
    }
}
