namespace CollapseGuard.MLNet.Evaluating;

/// <summary>A cross-validation whose folds hold every class in the same proportion. Immutable.</summary>
public sealed record StratifiedCrossValidation
{
    /// <summary>The folds, in order.</summary>
    public required IReadOnlyList<StratifiedFold> Folds { get; init; }

    /// <summary>Each metric of the task over the folds that define it.</summary>
    public required IReadOnlyList<MetricSummary> Metrics { get; init; }

    /// <summary>What could not be as asked: classes that some folds lack.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The label column.</summary>
    public required string LabelColumnName { get; init; }

    /// <summary>One metric over the folds.</summary>
    /// <param name="metric">Which one.</param>
    /// <exception cref="ArgumentException">It is no metric of this task.</exception>
    public MetricSummary this[Metric metric] => Metrics.FirstOrDefault(summary => summary.Metric == metric)
        ?? throw new ArgumentException($"{metric} is no metric of a {Folds[0].Metrics.Task} task; there are {string.Join(", ", Metrics.Select(summary => summary.Metric))}.", nameof(metric));

    /// <summary>One line a metric, then the notes.</summary>
    public override string ToString() => string.Join(Environment.NewLine, [.. Metrics.Select(metric => metric.ToString()), .. Notes]);
}
