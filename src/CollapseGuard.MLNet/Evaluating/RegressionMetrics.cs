using CollapseGuard.MLNet.Scored;

namespace CollapseGuard.MLNet.Evaluating;

/// <summary>Metrics of a regression.</summary>
internal static class RegressionMetrics
{
    public static MetricSet Measure(RegressionRows rows)
    {
        double mean = rows.Count == 0 ? double.NaN : rows.Actual.Average(value => (double)value);
        double squares = 0, absolute = 0, spread = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            double error = (double)rows.Predicted[i] - rows.Actual[i];
            squares += error * error;
            absolute += Math.Abs(error);
            spread += (rows.Actual[i] - mean) * (rows.Actual[i] - mean);
        }

        int notFinite = rows.Predicted.Count(value => !float.IsFinite(value));
        MetricValue? none = rows.Count == 0 ? MetricValue.No("there are no rows with a label")
            : notFinite > 0 ? MetricValue.No($"{notFinite} of {rows.Count} predictions are not finite")
            : null;
        MetricValue? constant = none ?? (spread == 0 ? MetricValue.No($"the labels of all {rows.Count} rows are equal") : null);
        return new MetricSet(PredictionTask.Regression, rows.Count, rows.Unlabelled, new Dictionary<Metric, MetricValue>
        {
            [Metric.RSquared] = constant ?? MetricValue.Of(1 - (squares / spread)),
            [Metric.RootMeanSquaredError] = none ?? MetricValue.Of(Math.Sqrt(squares / rows.Count)),
            [Metric.MeanAbsoluteError] = none ?? MetricValue.Of(absolute / rows.Count),
        });
    }
}
