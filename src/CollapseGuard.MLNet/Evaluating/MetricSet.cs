using System.Globalization;
using CollapseGuard.MLNet.Scored;

namespace CollapseGuard.MLNet.Evaluating;

/// <summary>The metrics of one set of scored rows. A metric that the rows do not define is NaN with a reason; nothing throws. Immutable.</summary>
public sealed record MetricSet
{
    private readonly IReadOnlyDictionary<Metric, MetricValue> values;

    internal MetricSet(PredictionTask task, int rows, int unlabelledRows, IReadOnlyDictionary<Metric, MetricValue> values)
    {
        Task = task;
        RowCount = rows;
        UnlabelledRowCount = unlabelledRows;
        this.values = values;
    }

    /// <summary>Binary, multiclass or regression.</summary>
    public PredictionTask Task { get; }

    /// <summary>Rows measured.</summary>
    public int RowCount { get; }

    /// <summary>Rows left out because their label is missing.</summary>
    public int UnlabelledRowCount { get; }

    /// <summary>The metrics of this task.</summary>
    public IReadOnlyCollection<Metric> Metrics => [.. values.Keys];

    /// <summary>A metric; undefined, with that reason, when it belongs to another task.</summary>
    /// <param name="metric">Which one.</param>
    public MetricValue this[Metric metric] => values.TryGetValue(metric, out MetricValue value) ? value : MetricValue.No($"{metric} is no metric of a {Task} task");

    internal static MetricSet Of(ScoredRows rows) => rows switch
    {
        BinaryRows binary => BinaryMetrics.Measure(binary),
        MulticlassRows classes => MulticlassMetrics.Measure(classes),
        RegressionRows numbers => RegressionMetrics.Measure(numbers),
        _ => throw new ArgumentException($"{rows.GetType().Name} have no metrics.", nameof(rows)),
    };

    /// <summary>One line a metric.</summary>
    public override string ToString() => string.Join(Environment.NewLine,
        [string.Create(CultureInfo.InvariantCulture, $"{Task}, {RowCount} rows"), .. values.Select(pair => $"{pair.Key}: {pair.Value}")]);
}
