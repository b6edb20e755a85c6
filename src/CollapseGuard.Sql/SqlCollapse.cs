using System.Data.Common;
using CollapseGuard.Probes;

namespace CollapseGuard.Sql;

/// <summary>The front door over SQL: the checks of <see cref="Collapse"/> on tables, without fetching them.</summary>
/// <remarks>Cancelled by the token of <see cref="CheckOptions"/>. A failure is a <see cref="SqlProfileException"/>, never a partial report.</remarks>
public static partial class SqlCollapse
{
    /// <summary>Judges data before there is a model.</summary>
    /// <param name="connection">Of any ADO.NET provider whose SQL is known; opened for the time when closed, not disposed.</param>
    /// <param name="table">The table or view.</param>
    /// <param name="label">The label column; a numeric one with more than 20 different values is a regression target, otherwise its values are classes.</param>
    /// <param name="profile">Columns, shards, limits; its label is not used. The defaults when null.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <param name="progress">Told before each statement; null for nobody.</param>
    /// <exception cref="SqlProfileException">The database did not answer to the end.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static async Task<CollapseReport> CheckDataAsync(
        DbConnection connection, SqlTable table, string label, SqlProfileOptions? profile = null, CheckOptions? options = null, IProgress<SqlProgress>? progress = null)
    {
        var source = new DbConnectionSource(connection, profile?.CommandTimeout);
        await using (source.ConfigureAwait(false))
        {
            return await CheckDataAsync(source, table, label, profile, options, progress).ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="CheckDataAsync(DbConnection, SqlTable, string, SqlProfileOptions?, CheckOptions?, IProgress{SqlProgress}?)"/>
    /// <param name="source">Where statements go.</param>
    /// <param name="table">The table or view.</param>
    /// <param name="label">The label column.</param>
    /// <param name="profile">Columns, shards, limits; its label is not used. The defaults when null.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <param name="progress">Told before each statement; null for nobody.</param>
    public static async Task<CollapseReport> CheckDataAsync(
        ISqlSource source, SqlTable table, string label, SqlProfileOptions? profile = null, CheckOptions? options = null, IProgress<SqlProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentException.ThrowIfNullOrEmpty(label);
        options ??= CheckOptions.Default;
        return Collapse.Diagnose(await MeasureAsync(source, table, label, profile, options, progress).ConfigureAwait(false), options);
    }

    /// <summary>All that is known of a table before it is judged: the profile, and what the probes find in the sampled rows.</summary>
    /// <param name="source">Where statements go.</param>
    /// <param name="table">The table or view.</param>
    /// <param name="label">The label column; null when there is none, and then nothing is probed.</param>
    /// <param name="profile">Columns, shards, limits; its label is not used. The defaults when null.</param>
    /// <param name="options">The signal probe and the token; the defaults when null.</param>
    /// <param name="progress">Told before each statement; null for nobody.</param>
    /// <exception cref="SqlProfileException">The database did not answer to the end.</exception>
    public static async Task<Snapshot> MeasureAsync(
        ISqlSource source, SqlTable table, string? label = null, SqlProfileOptions? profile = null, CheckOptions? options = null, IProgress<SqlProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(table);
        options ??= CheckOptions.Default;
        profile = (profile ?? SqlProfileOptions.Default) with { Label = label };
        TableProfile measured = await TableProfile.MeasureAsync(source, table, profile, progress, options.CancellationToken).ConfigureAwait(false);
        FeatureTable features = SampleTable.Features(measured.Sample, measured.Features, measured.Order);
        SignalTarget? target = measured.Label is not { } reading ? null
            : reading.IsNumeric ? SampleTable.Numbers(measured.Sample, reading.Column)
            : SampleTable.Classes(measured.Sample, reading.Column, reading.Classes);
        return DataProbe.Ask(measured.Data, features, target, options.SignalProbe, options.CancellationToken);
    }
}
