using System.Data.Common;
using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>Profiles a table where it lies: aggregates and a bounded sample leave the database, rows do not.</summary>
/// <remarks>
/// The same statistics as an in-memory profile. Numbers are judged in double precision. Up to 4,096 different values of a column are counted
/// one by one; beyond, their number is an estimate with a standard error of 3.25 %. Deterministic for a table and a seed.
/// <see cref="DataSummary.ColumnSkills"/> stays empty here: <see cref="SqlCollapse.CheckDataAsync(ISqlSource, SqlTable, string, SqlProfileOptions?, CheckOptions?, IProgress{SqlProgress}?)"/> judges the sample.
/// </remarks>
public static class SqlProfiler
{
    /// <summary>Profiles a table or view.</summary>
    /// <param name="connection">Of any ADO.NET provider whose SQL is known; opened for the time when closed, not disposed.</param>
    /// <param name="table">The table or view.</param>
    /// <param name="options">Label, columns, shards; the defaults when null.</param>
    /// <param name="progress">Told before each statement; null for nobody.</param>
    /// <param name="cancellationToken">Stops between and within statements.</param>
    /// <exception cref="SqlProfileException">The database did not answer to the end; nothing partial is returned.</exception>
    /// <exception cref="NotSupportedException">The SQL of this connection is not known.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<DataSummary> ProfileAsync(
        DbConnection connection, SqlTable table, SqlProfileOptions? options = null, IProgress<SqlProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var source = new DbConnectionSource(connection, options?.CommandTimeout);
        await using (source.ConfigureAwait(false))
        {
            return await ProfileAsync(source, table, options, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="ProfileAsync(DbConnection, SqlTable, SqlProfileOptions?, IProgress{SqlProgress}?, CancellationToken)"/>
    /// <param name="source">Where statements go.</param>
    /// <param name="table">The table or view.</param>
    /// <param name="options">Label, columns, shards; the defaults when null.</param>
    /// <param name="progress">Told before each statement; null for nobody.</param>
    /// <param name="cancellationToken">Stops between and within statements.</param>
    public static async Task<DataSummary> ProfileAsync(
        ISqlSource source, SqlTable table, SqlProfileOptions? options = null, IProgress<SqlProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(table);
        TableProfile profile = await TableProfile.MeasureAsync(source, table, options ?? SqlProfileOptions.Default, progress, cancellationToken).ConfigureAwait(false);
        return profile.Data;
    }
}
