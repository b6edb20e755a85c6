using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

public static partial class SqlCollapse
{
    /// <summary>Compares a table with the one that a model was trained on, column by column; the two may lie in different databases.</summary>
    /// <param name="reference">Where the training rows are.</param>
    /// <param name="referenceTable">Their table or view.</param>
    /// <param name="current">Where the rows beside them are.</param>
    /// <param name="currentTable">Their table or view.</param>
    /// <param name="profile">Columns and limits for both; a label is not compared and need not be in the second table. The defaults when null.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <param name="progress">Told before each statement; null for nobody.</param>
    /// <exception cref="SqlProfileException">A database did not answer to the end.</exception>
    public static async Task<CollapseReport> CheckDriftAsync(
        ISqlSource reference, SqlTable referenceTable, ISqlSource current, SqlTable currentTable,
        SqlProfileOptions? profile = null, CheckOptions? options = null, IProgress<SqlProgress>? progress = null)
    {
        profile ??= SqlProfileOptions.Default;
        options ??= CheckOptions.Default;
        DataSummary before = await SqlProfiler.ProfileAsync(reference, referenceTable, profile, progress, options.CancellationToken).ConfigureAwait(false);
        DataSummary now = await SqlProfiler.ProfileAsync(current, currentTable, profile with { Label = null }, progress, options.CancellationToken).ConfigureAwait(false);
        now = now with { Columns = [.. now.Columns.Where(column => column.Name != profile.Label)] };
        return Collapse.Diagnose(new Snapshot { Drift = TableDrift.Between(before, now) }, options);
    }
}
