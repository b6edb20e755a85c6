using CollapseGuard.MLNet.Evaluating;

namespace CollapseGuard.MLNet.Epochs;

/// <summary>The metric that chooses the model, and which way is better.</summary>
internal static class MetricChoice
{
    /// <summary>What is asked for, else the usual one.</summary>
    /// <exception cref="ArgumentException">The metric is undefined on the validation rows, which no further epoch would change.</exception>
    public static Metric Of(Metric? asked, EpochRows validation)
    {
        Metric metric = asked ?? (validation.Task == TrainingTask.Regression ? Metric.RootMeanSquaredError : validation.AreMargins ? Metric.Auc : Metric.LogLoss);
        MetricValue value = validation.Metrics[metric];
        return value.IsDefined || !validation.Rows.Outputs.All(float.IsFinite) ? metric : throw new ArgumentException(
            $"{metric} is undefined on the {validation.Count} validation rows: {value.Undefined}. Give other validation rows (StratifiedSplit), or name another metric; there are {string.Join(", ", validation.Metrics.Metrics)}.", nameof(validation));
    }

    /// <summary>Whether a value is better than the best so far by at least the gain asked for; NaN never is.</summary>
    public static bool IsBetter(Metric metric, double value, double best, double gain) =>
        (MetricDirection.IsHigherBetter(metric) ? value > best + gain : value < best - gain) || (double.IsNaN(best) && !double.IsNaN(value));
}
