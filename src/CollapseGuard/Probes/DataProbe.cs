using CollapseGuard.Observations;
using CollapseGuard.Probes.Signal;
using CollapseGuard.Summaries;

namespace CollapseGuard.Probes;

/// <summary>From what was counted in a table, and a sample of its rows, to all that detectors ask about data: the target, and whether the inputs hold signal.</summary>
public static class DataProbe
{
    /// <summary>A column of categories with more different values in the sample than this, and than half of its rows, names rows: no probe learns from it.</summary>
    private const int FewCategories = 50;

    /// <summary>Probes a sample of the rows that were summarized.</summary>
    /// <param name="data">The summary of the whole table.</param>
    /// <param name="sample">Feature columns of the sampled rows, in the order of the table; groups and time are respected.</param>
    /// <param name="target">The label of the sampled rows; null without a label.</param>
    /// <param name="options">How the signal probe works; the defaults when null.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <returns>A snapshot without predictions, for <see cref="Collapse.Diagnose"/>.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Snapshot Ask(DataSummary data, FeatureTable sample, SignalTarget? target, SignalProbeOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(sample);
        if (data.Label is not { } label || target is null)
        {
            return new Snapshot { Data = data };
        }

        FeatureTable learnable = FeatureTable.FromColumns([.. sample.Columns.Where(IsLearnable)]).With(sample.Segments, sample.Groups, sample.Time);
        bool canProbe = learnable.Columns.Count > 0 && target.Count > 0;
        options ??= SignalProbeOptions.Default;
        int[] rows = SeededSample.Choose(target.Count, options.MaxRows, options.Seed);
        IReadOnlyList<ColumnSkill> skills = rows.Length == target.Count
            ? ColumnProbe.Run(sample, target, cancellationToken)
            : ColumnProbe.Run(TableRows.Of(sample, rows), TableRows.Of(target, rows), cancellationToken);
        return new Snapshot
        {
            Task = TaskOf(label),
            Target = TargetOf(label),
            Data = data with { ColumnSkills = skills },
            Signal = canProbe ? SignalProbe.Run(learnable, target, options, cancellationToken) : null,
        };
    }

    private static bool IsLearnable(FeatureColumn column) =>
        column is not CategoricalColumn categories || categories.Categories.Count <= Math.Max(FewCategories, categories.Count / 2);

    private static PredictionTask TaskOf(ColumnSummary label) =>
        TableColumns.IsContinuous(label) ? PredictionTask.Regression
        : label.Distinct.Count == 2 ? PredictionTask.Binary
        : PredictionTask.Multiclass;

    /// <summary>Classes in ascending order; a label with too many values to list is described by its moments or not at all.</summary>
    private static TargetSummary? TargetOf(ColumnSummary label)
    {
        if (!TableColumns.IsContinuous(label) && label.ValuesAreComplete)
        {
            ValueCount[] classes = [.. label.Kind == ColumnKind.Number ? label.Values.OrderBy(v => v.Number) : label.Values.OrderBy(v => v.Text, StringComparer.Ordinal)];
            return new TargetSummary { Name = label.Name, Classes = [.. classes.Select(c => c.Text)], ClassCounts = [.. classes.Select(c => c.Count)] };
        }

        return label.Kind == ColumnKind.Category ? null : new TargetSummary
        {
            Name = label.Name,
            Values = new ValueSummary
            {
                Name = label.Name,
                Count = label.Count,
                NaNCount = label.MissingCount + label.NaNCount,
                InfinityCount = label.InfinityCount,
                Moments = label.Moments,
                Distinct = label.Distinct,
                Quantiles = label.Quantiles,
            },
        };
    }
}
