using CollapseGuard.Cli.Columns;
using CollapseGuard.Cli.Databases;
using CollapseGuard.Cli.Reading;
using CollapseGuard.Sql;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Cli.Commands;

/// <summary>Judges a table of data; with a second table beside it, also how the two differ.</summary>
internal sealed class SqlData(SqlOptions options, SqlDatabase database, CheckOptions checks, IProgress<SqlProgress> progress)
{
    /// <summary>Judges it.</summary>
    /// <exception cref="InputException">Bad input, or a database that did not answer to the end.</exception>
    public async Task<CollapseReport> JudgeAsync(Action<string> say)
    {
        if (options.Label is null)
        {
            say("no label: whether the inputs hold signal is not asked (--label COLUMN)");
        }

        SqlProfileOptions profile = await ChooseAsync(options.Table, isReference: true).ConfigureAwait(false);
        Snapshot snapshot = await database.AskAsync(
            options.Table, source => SqlCollapse.MeasureAsync(source, options.Table, options.Label, profile, checks, progress), checks.CancellationToken).ConfigureAwait(false);
        RequireRows(options.Table, snapshot.Data!);
        return Collapse.Diagnose(options.AgainstTable is null ? snapshot : snapshot with { Drift = await CompareAsync(snapshot.Data!, options.AgainstTable).ConfigureAwait(false) }, checks);
    }

    /// <summary>A table without rows has nothing to judge.</summary>
    /// <exception cref="InputException">There are none.</exception>
    public static void RequireRows(SqlTable table, DataSummary data)
    {
        if (data.Rows == 0)
        {
            throw new InputException($"'{table}' has columns but no rows.");
        }
    }

    private async Task<DriftSummary> CompareAsync(DataSummary reference, SqlTable table)
    {
        SqlProfileOptions profile = await ChooseAsync(table, isReference: false).ConfigureAwait(false);
        DataSummary other = await database.AskAsync(
            table, source => SqlProfiler.ProfileAsync(source, table, profile, progress, checks.CancellationToken), checks.CancellationToken).ConfigureAwait(false);
        RequireRows(table, other);
        return TableDrift.Between(reference, other);
    }

    /// <summary>The inputs, in the order of the table. The second table may lack the label, and columns that were asked for are then a finding.</summary>
    private async Task<SqlProfileOptions> ChooseAsync(SqlTable table, bool isReference)
    {
        IReadOnlyList<SourceColumn> columns = await database.ColumnsAsync(table, checks.CancellationToken).ConfigureAwait(false);
        var finder = new ColumnFinder(columns, table.ToString());
        SourceColumn? One(string option, string? name) => name is null ? null : isReference ? finder.One(option, name) : columns.FirstOrDefault(column => column.Name == name);
        IReadOnlyList<SourceColumn> Many(string option, IReadOnlyList<string> names) => isReference ? finder.Find(option, names) : finder.FindPresent(names);

        SourceColumn? label = One("--label", options.Label), order = One("--order-by", options.OrderBy), shard = One("--shard", options.Shard);
        IEnumerable<SourceColumn> inputs = options.Inputs is { } named ? Many("--inputs", named) : columns.Where(column => column.Type != ColumnType.Nested && column != order && column != shard);
        SourceColumn[] chosen = [.. inputs.Except(Many("--exclude", options.Exclude)).Where(column => column != label)];
        return chosen.Length == 0
            ? throw new InputException($"No column of '{table}' is left as an input; it has {ColumnFinder.Names(columns)}.")
            : new SqlProfileOptions { Include = [.. chosen.Select(column => column.Name)], OrderColumn = isReference ? order?.Name : null, ShardColumn = shard?.Name, CommandTimeout = options.Timeout, Seed = options.Seed };
    }
}
