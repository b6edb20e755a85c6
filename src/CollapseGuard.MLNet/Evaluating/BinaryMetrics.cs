using CollapseGuard.MLNet.Scored;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.MLNet.Evaluating;

/// <summary>Metrics of a binary model.</summary>
internal static class BinaryMetrics
{
    public static MetricSet Measure(BinaryRows rows)
    {
        ConfusionMatrix confusion = rows.Confusion();
        var values = new Dictionary<Metric, MetricValue>();
        DecisionMetrics.Measure(confusion, rows.Count, values);
        values[Metric.F1] = confusion[0, 0] == rows.Count
            ? MetricValue.No($"there are no positives among {rows.Count} rows, predicted or true")
            : MetricValue.Of(DecisionMetrics.F1(confusion[1, 1], confusion.ActualCounts[1], confusion.PredictedCounts[1]));
        Rank(rows, values);
        Calibrate(rows, values);
        return new MetricSet(PredictionTask.Binary, rows.Count, rows.Unlabelled, values);
    }

    private static void Rank(BinaryRows rows, Dictionary<Metric, MetricValue> values)
    {
        int notFinite = rows.Scores.Count(score => !float.IsFinite(score));
        string? reason = rows.Count == 0 ? "there are no rows with a label"
            : rows.Positives == 0 ? $"there are no positives among {rows.Count} rows"
            : rows.Positives == rows.Count ? $"there are no negatives among {rows.Count} rows"
            : notFinite > 0 ? $"{notFinite} of {rows.Count} scores are not finite"
            : null;
        RankingSummary ranking = reason is null ? Ranking.Measure(rows.Scores, rows.Actual) : RankingSummary.NotKept;
        values[Metric.Auc] = reason is null ? MetricValue.Of(ranking.Auc) : MetricValue.No(reason);
        values[Metric.AveragePrecision] = reason is null ? MetricValue.Of(ranking.AveragePrecision) : MetricValue.No(reason);
    }

    private static void Calibrate(BinaryRows rows, Dictionary<Metric, MetricValue> values)
    {
        string? reason = rows.Count == 0 ? "there are no rows with a label"
            : rows.Probabilities is null ? "there is no column 'Probability': the model is not calibrated"
            : rows.Probabilities.Count(p => !(p >= 0 && p <= 1)) is > 0 and var outside ? $"{outside} of {rows.Count} probabilities do not lie in [0, 1]"
            : null;
        double logs = 0, squares = 0;
        for (int i = 0; reason is null && i < rows.Count; i++)
        {
            double p = rows.Probabilities![i];
            double truth = rows.Actual[i] ? 1 : 0;
            logs += ClippedLogLoss.Of(rows.Actual[i] ? p : 1 - p);
            squares += (p - truth) * (p - truth);
        }

        values[Metric.LogLoss] = reason is null ? MetricValue.Of(logs / rows.Count) : MetricValue.No(reason);
        values[Metric.BrierScore] = reason is null ? MetricValue.Of(squares / rows.Count) : MetricValue.No(reason);
    }
}
