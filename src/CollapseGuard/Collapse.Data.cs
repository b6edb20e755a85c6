using CollapseGuard.Observations;
using CollapseGuard.Probes;
using CollapseGuard.Summaries;

namespace CollapseGuard;

public static partial class Collapse
{
    /// <summary>Judges data before there is a model: columns, rows, their order, class balance, the scale of the target, and whether the inputs hold any signal.</summary>
    /// <param name="data">Features and label; groups and time are respected. NaN in a numeric column is a missing value.</param>
    /// <param name="label">Name of the label column; a numeric one with more than 20 distinct values is a regression target, otherwise its values are classes.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    /// <remarks>What does not fit in memory is judged by streaming it through a <see cref="DataAccumulator"/>.</remarks>
    public static CollapseReport CheckData(FeatureTable data, string label, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(label);
        options ??= CheckOptions.Default;
        DataSummary summary = Observe(data, label, options);
        FeatureTable features = FeatureTable.FromColumns([.. data.Columns.Where(c => c.Name != label)]).With(data.Segments, data.Groups, data.Time);
        SignalTarget target = LabelTarget.Of(data.Columns.First(c => c.Name == label), TableColumns.IsContinuous(summary.Label!));
        return Diagnose(DataProbe.Ask(summary, features, target, options.SignalProbe, options.CancellationToken), options);
    }

    /// <summary>Compares data with the data that a model was trained on, column by column.</summary>
    /// <param name="reference">The training data.</param>
    /// <param name="current">The data beside them: a test set, or what is scored today.</param>
    /// <param name="label">Name of the label column, which is not compared; null when neither has one.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <exception cref="ArgumentException">There is no such column in the reference.</exception>
    public static CollapseReport CheckDrift(FeatureTable reference, FeatureTable current, string? label = null, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        options ??= CheckOptions.Default;
        DataSummary before = Observe(reference, label, options);
        DataSummary now = Observe(current, current.Columns.Any(c => c.Name == label) ? label : null, options);
        return Diagnose(new Snapshot { Drift = Statistics.TableDrift.Between(before, now) }, options);
    }

    private static DataSummary Observe(FeatureTable table, string? label, CheckOptions options)
    {
        options.CancellationToken.ThrowIfCancellationRequested();
        var seen = new DataAccumulator(TableColumns.Of(table), label, new DataObservationOptions { MaxSampledRows = 0 });
        seen.Add(table);
        return seen.Summarize();
    }
}
