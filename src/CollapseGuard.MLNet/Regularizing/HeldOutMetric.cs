using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Scored;

namespace CollapseGuard.MLNet.Regularizing;

/// <summary>Which metric held-out rows are judged by, in the terms of <see cref="Metric"/>.</summary>
internal static class HeldOutMetric
{
    public static bool IsHigherBetter(RegularizationMetric metric) => metric == RegularizationMetric.Ndcg || MetricDirection.IsHigherBetter(Of(metric));

    /// <summary>The metric that stands for Automatic, or the one asked for.</summary>
    /// <exception cref="ArgumentException">The metric asked for has no meaning for such scores.</exception>
    public static RegularizationMetric Resolve(RegularizationMetric asked, ScoredRows rows)
    {
        RegularizationMetric[] possible = (rows.Task, rows.AreProbabilities) switch
        {
            (PredictionTask.Regression, _) => [RegularizationMetric.RootMeanSquaredError, RegularizationMetric.RSquared],
            (PredictionTask.Binary, true) => [RegularizationMetric.LogLoss, RegularizationMetric.AreaUnderRocCurve],
            (PredictionTask.Binary, false) => [RegularizationMetric.AreaUnderRocCurve],
            (_, true) => [RegularizationMetric.LogLoss, RegularizationMetric.MacroAccuracy],
            _ => [RegularizationMetric.MacroAccuracy],
        };
        return asked == RegularizationMetric.Automatic ? possible[0]
            : possible.Contains(asked) ? asked
            : throw new ArgumentException($"Metric {asked} was asked for, but the model makes {rows.Task} scores{(rows.AreProbabilities ? "" : " that are no probabilities")}; ask for {string.Join(" or ", possible)}, or leave it Automatic.");
    }

    /// <summary>The metric of rankers, which is the only one that stands for them.</summary>
    /// <exception cref="ArgumentException">Another was asked for.</exception>
    public static RegularizationMetric OfRanker(RegularizationMetric asked) => asked is RegularizationMetric.Automatic or RegularizationMetric.Ndcg
        ? RegularizationMetric.Ndcg
        : throw new ArgumentException($"Metric {asked} was asked for, but the model ranks rows within queries; ask for {RegularizationMetric.Ndcg}, or leave it Automatic.");

    /// <summary>Its value; undefined, with the reason, where the rows do not define it.</summary>
    public static MetricValue Measure(RegularizationMetric metric, ScoredRows rows) => MetricSet.Of(rows)[Of(metric)];

    private static Metric Of(RegularizationMetric metric) => metric switch
    {
        RegularizationMetric.LogLoss => Metric.LogLoss,
        RegularizationMetric.AreaUnderRocCurve => Metric.Auc,
        RegularizationMetric.MacroAccuracy => Metric.BalancedAccuracy,
        RegularizationMetric.RSquared => Metric.RSquared,
        _ => Metric.RootMeanSquaredError,
    };
}
