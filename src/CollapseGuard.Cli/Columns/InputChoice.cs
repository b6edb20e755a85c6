using CollapseGuard.Cli.Commands;
using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Columns;

/// <summary>Which columns the model saw: those that were named, or all that are not something else.</summary>
internal static class InputChoice
{
    private static readonly string[] RowNames = ["id", "rowid", "index", "row", "rownumber", "unnamed0", "column0", "key", "uuid", "guid"];

    /// <summary>The inputs; said aloud when they were not named.</summary>
    /// <exception cref="InputException">An option names no column.</exception>
    public static IReadOnlyList<SourceColumn> Choose(PredictionsOptions options, DataSource source, CandidateColumns candidates, Action<string> say)
    {
        if (options.Inputs is { } named)
        {
            return named is ["none"] ? [] : [.. new ColumnFinder(source.Columns, options.File).Find("--inputs", named).Except(candidates.All)];
        }

        SourceColumn[] free = [.. source.Columns.Except(candidates.All).Where(c => c.Type != ColumnType.Nested)];
        SourceColumn[] inputs = [.. free.Where(c => candidates.NoProbabilities.Contains(c) || !IsNoInput(c))];
        if (inputs.Length > 0)
        {
            say($"inputs: {ColumnFinder.Names(inputs)} (all other columns; --inputs none or a pattern to change)");
        }

        if (inputs.Length < free.Length)
        {
            say($"left out by name: {ColumnFinder.Names(free.Except(inputs))} (--inputs to use them)");
        }

        return inputs;
    }

    private static bool IsNoInput(SourceColumn column) =>
        RoleNames.IsTaken(column.Name) || RowNames.Contains(string.Concat(column.Name.Where(char.IsLetterOrDigit)).ToLowerInvariant());
}
