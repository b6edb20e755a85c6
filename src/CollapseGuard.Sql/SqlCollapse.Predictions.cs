using System.Data.Common;
using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

public static partial class SqlCollapse
{
    /// <summary>Judges the predictions of a regression that lie in a table beside the truth.</summary>
    /// <param name="source">Where statements go; <see cref="DbConnectionSource"/> for a connection.</param>
    /// <param name="table">The table or view.</param>
    /// <param name="predicted">The column of predictions; NULL counts as NaN.</param>
    /// <param name="actual">The column of targets; rows whose target is not finite are left out of every comparison.</param>
    /// <param name="profile">Shards and limits; the defaults when null.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <param name="progress">Told before each statement; null for nobody.</param>
    /// <exception cref="SqlProfileException">The database did not answer to the end, or a column is not numeric.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static async Task<CollapseReport> CheckRegressionAsync(
        ISqlSource source, SqlTable table, string predicted, string actual, SqlProfileOptions? profile = null, CheckOptions? options = null, IProgress<SqlProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= CheckOptions.Default;
        profile ??= SqlProfileOptions.Default;
        (ProfiledColumn Column, ColumnSummary Summary, RowSample Sample)[] columns =
            await PredictionColumns.NumbersAsync(source, table, profile, progress, options.CancellationToken, predicted, actual).ConfigureAwait(false);
        var questions = new TableQuestions(source, table, profile.ShardColumn, progress, options.CancellationToken);
        PairedSummary pair = await PairMoments.MeasureAsync(questions, (columns[0].Column, columns[0].Summary), (columns[1].Column, columns[1].Summary)).ConfigureAwait(false);
        var values = new ValueSummary[2];
        for (int i = 0; i < 2; i++)
        {
            values[i] = LabelReading.ValueOf(columns[i].Summary) with { Entropy = await BinnedEntropy.MeasureAsync(questions, columns[i].Column, columns[i].Summary.Moments).ConfigureAwait(false) };
        }

        var regression = new RegressionSummary { Name = predicted, Predicted = values[0], Actual = values[1], Pair = pair };
        return Collapse.Diagnose(new Snapshot { Task = PredictionTask.Regression, Regression = [regression] }, options);
    }

    /// <summary>Judges predicted class labels that lie in a table beside the true ones.</summary>
    /// <param name="source">Where statements go; <see cref="DbConnectionSource"/> for a connection.</param>
    /// <param name="table">The table or view.</param>
    /// <param name="predicted">The column of predicted labels, at most 1,024 different ones; none missing.</param>
    /// <param name="actual">The column of true labels; none missing.</param>
    /// <param name="profile">Shards and limits; the defaults when null.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <param name="progress">Told before each statement; null for nobody.</param>
    /// <exception cref="SqlProfileException">The database did not answer to the end, a label is missing, or there are too many.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static async Task<CollapseReport> CheckLabelsAsync(
        ISqlSource source, SqlTable table, string predicted, string actual, SqlProfileOptions? profile = null, CheckOptions? options = null, IProgress<SqlProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= CheckOptions.Default;
        var questions = new TableQuestions(source, table, profile?.ShardColumn, progress, options.CancellationToken);
        ProfiledColumn[] columns = await PredictionColumns.FindAsync(questions, table, predicted, actual).ConfigureAwait(false);
        LabelSummary labels = await ConfusionQuery.CountAsync(questions, table, columns[0], columns[1]).ConfigureAwait(false);
        PredictionTask task = labels.Classes.Count <= 2 ? PredictionTask.Binary : PredictionTask.Multiclass;
        return Collapse.Diagnose(new Snapshot { Task = task, Labels = labels }, options);
    }

    /// <summary>Judges the scores of a binary classifier that lie in a table beside the truth.</summary>
    /// <param name="source">Where statements go; <see cref="DbConnectionSource"/> for a connection.</param>
    /// <param name="table">The table or view.</param>
    /// <param name="score">The column of probabilities or margins; NULL counts as NaN.</param>
    /// <param name="actual">The column of truths: booleans, the numbers 1 and 0, or texts; none missing.</param>
    /// <param name="positive">The text of positive rows; null for booleans and numbers.</param>
    /// <param name="threshold">A row is decided positive when its score is at least this; finite.</param>
    /// <param name="areProbabilities">True when scores must lie in [0, 1]; false for margins.</param>
    /// <param name="profile">Shards and limits; the defaults when null.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <param name="progress">Told before each statement; null for nobody.</param>
    /// <exception cref="SqlProfileException">The database did not answer to the end, a truth is missing, or a probability is outside [0, 1].</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static async Task<CollapseReport> CheckBinaryAsync(
        ISqlSource source, SqlTable table, string score, string actual, string? positive = null, double threshold = 0.5, bool areProbabilities = true,
        SqlProfileOptions? profile = null, CheckOptions? options = null, IProgress<SqlProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= CheckOptions.Default;
        profile ??= SqlProfileOptions.Default;
        (ProfiledColumn Column, ColumnSummary Summary, RowSample Sample) scores =
            (await PredictionColumns.NumbersAsync(source, table, profile, progress, options.CancellationToken, score).ConfigureAwait(false))[0];
        var questions = new TableQuestions(source, table, profile.ShardColumn, progress, options.CancellationToken);
        ProfiledColumn truth = (await PredictionColumns.FindAsync(questions, table, actual).ConfigureAwait(false))[0];
        bool hasParameter = positive is not null && source.Dialect.HasParameters;
        var labelled = hasParameter ? new TableQuestions(source, table, profile.ShardColumn, progress, options.CancellationToken, [positive!]) : questions;
        var query = new ScoreQuery(labelled, table, scores.Column, scores.Summary, PredictionColumns.IsPositive(source.Dialect, table, truth, positive));
        double entropy = await BinnedEntropy.MeasureAsync(questions, scores.Column, scores.Summary.Moments).ConfigureAwait(false);
        ScoreSummary summary = await query.MeasureAsync(threshold, areProbabilities, scores.Sample.ScaleOf(score), entropy).ConfigureAwait(false);
        return Collapse.Diagnose(new Snapshot { Task = PredictionTask.Binary, Scores = summary }, options);
    }

    /// <inheritdoc cref="CheckRegressionAsync(ISqlSource, SqlTable, string, string, SqlProfileOptions?, CheckOptions?, IProgress{SqlProgress}?)"/>
    /// <param name="connection">Of any ADO.NET provider whose SQL is known; opened for the time when closed, not disposed.</param>
    /// <param name="table">The table or view.</param>
    /// <param name="predicted">The column of predictions; NULL counts as NaN.</param>
    /// <param name="actual">The column of targets.</param>
    public static async Task<CollapseReport> CheckRegressionAsync(DbConnection connection, SqlTable table, string predicted, string actual)
    {
        var source = new DbConnectionSource(connection);
        await using (source.ConfigureAwait(false))
        {
            return await CheckRegressionAsync(source, table, predicted, actual).ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="CheckLabelsAsync(ISqlSource, SqlTable, string, string, SqlProfileOptions?, CheckOptions?, IProgress{SqlProgress}?)"/>
    /// <param name="connection">Of any ADO.NET provider whose SQL is known; opened for the time when closed, not disposed.</param>
    /// <param name="table">The table or view.</param>
    /// <param name="predicted">The column of predicted labels.</param>
    /// <param name="actual">The column of true labels.</param>
    public static async Task<CollapseReport> CheckLabelsAsync(DbConnection connection, SqlTable table, string predicted, string actual)
    {
        var source = new DbConnectionSource(connection);
        await using (source.ConfigureAwait(false))
        {
            return await CheckLabelsAsync(source, table, predicted, actual).ConfigureAwait(false);
        }
    }
}
