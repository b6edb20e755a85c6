using CollapseGuard.Cli.Databases;
using CollapseGuard.Cli.Output;
using CollapseGuard.Probes;
using CollapseGuard.Sql;

namespace CollapseGuard.Cli.Commands;

/// <summary>A table of a database in, a report out; never a partial one.</summary>
internal sealed class SqlJob(SqlOptions options, Terminal terminal)
{
    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Bad input, or a database that did not answer to the end.</exception>
    public Task<int> RunAsync(CancellationToken cancellation)
    {
        options.RequireSense();
        var checks = new CheckOptions
        {
            Suppressions = SuppressionOption.Parse(options.Report.Suppress),
            SignalProbe = SignalProbeOptions.Default with { Seed = options.Seed },
            CancellationToken = cancellation,
        };
        DatabaseAddress address = DatabaseAddress.Of(options.Provider, options.Connection);
        options.Report.RequireOtherThan(address.File, "the database");
        return options.Report.RunAsync(() => JudgeAsync(address, checks), terminal);
    }

    private async Task<CollapseReport> JudgeAsync(DatabaseAddress address, CheckOptions checks)
    {
        using var line = new ProgressLine(terminal);
        var progress = new StatementProgress(line);
        SqlDatabase database = await SqlDatabase.OpenAsync(address, options.Timeout, checks.CancellationToken).ConfigureAwait(false);
        await using (database.ConfigureAwait(false))
        {
            return options.JudgesPredictions
                ? await new SqlPredictions(options, database, checks, progress).JudgeAsync(terminal.Say).ConfigureAwait(false)
                : await new SqlData(options, database, checks, progress).JudgeAsync(terminal.Say).ConfigureAwait(false);
        }
    }
}
