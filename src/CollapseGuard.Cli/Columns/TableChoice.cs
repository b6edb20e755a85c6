using CollapseGuard.Cli.Commands;
using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Columns;

/// <summary>Which columns of a file of data are read: the label and the inputs.</summary>
internal sealed class TableChoice(DataOptions options, Action<string> say)
{
    /// <summary>The label and the inputs, in the order of the file.</summary>
    /// <param name="source">The file, or the one that it is compared with: that may lack the label, and an input that it lacks is a finding.</param>
    /// <param name="label">Name of the label; null when none is read.</param>
    /// <exception cref="InputException">A column is not there, cannot be read, or none is left.</exception>
    public IReadOnlyList<SourceColumn> Of(DataSource source, string? label)
    {
        var finder = new ColumnFinder(source.Columns, source.File.Path);
        bool isReference = source.File.Path == options.File;
        SourceColumn? truth = label is null ? source.Columns.FirstOrDefault(c => c.Name == options.Label) : finder.One("--label", label);
        IReadOnlyList<SourceColumn> Find(string option, IReadOnlyList<string> names) => isReference ? finder.Find(option, names) : finder.FindPresent(names);
        IEnumerable<SourceColumn> candidates = source.Columns.Except(Find("--exclude", options.Exclude)).Where(c => c != truth);
        SourceColumn[] inputs = options.Inputs is { } named ? [.. candidates.Intersect(Find("--inputs", named))] : WithoutNested(candidates);
        if ((label is null ? inputs : inputs.Append(truth!)).FirstOrDefault(c => c.Type == ColumnType.Nested) is { } nested)
        {
            throw new InputException($"Column '{nested.Name}' of '{source.File.Path}' holds lists, structures or bytes; numbers, text or booleans are required.");
        }

        return inputs.Length > 0
            ? [.. source.Columns.Where(c => (label is not null && c == truth) || inputs.Contains(c))]
            : throw new InputException($"No column of '{source.File.Path}' is left as an input; it has {ColumnFinder.Names(source.Columns)}.");
    }

    private SourceColumn[] WithoutNested(IEnumerable<SourceColumn> candidates)
    {
        ILookup<bool, SourceColumn> byUse = candidates.ToLookup(c => c.Type != ColumnType.Nested);
        if (byUse[false].Any())
        {
            say($"left out: {ColumnFinder.Names(byUse[false])} (lists, structures or bytes)");
        }

        return [.. byUse[true]];
    }
}
