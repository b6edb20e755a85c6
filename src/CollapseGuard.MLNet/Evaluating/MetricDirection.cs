namespace CollapseGuard.MLNet.Evaluating;

/// <summary>Which way a metric is better.</summary>
internal static class MetricDirection
{
    /// <summary>False for losses and errors.</summary>
    public static bool IsHigherBetter(Metric metric) =>
        metric is not (Metric.LogLoss or Metric.BrierScore or Metric.RootMeanSquaredError or Metric.MeanAbsoluteError);
}
