using CollapseGuard.MLNet.Scored;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.MLNet.Evaluating;

/// <summary>Metrics of a multiclass model.</summary>
internal static class MulticlassMetrics
{
    public static MetricSet Measure(MulticlassRows rows)
    {
        var values = new Dictionary<Metric, MetricValue>();
        DecisionMetrics.Measure(rows.Decisions.Confusion(), rows.Count, values);
        Rank(rows, values);
        Calibrate(rows, values);
        return new MetricSet(PredictionTask.Multiclass, rows.Count, rows.Unlabelled, values);
    }

    private static void Rank(MulticlassRows rows, Dictionary<Metric, MetricValue> values)
    {
        int[] present = [.. rows.Slot.Where(slot => slot >= 0).Distinct().Order()];
        string? reason = Foreign(rows)
            ?? (present.Length < 2 ? $"all {rows.Count} rows are of one class" : null)
            ?? (rows.Scores.Count(score => !float.IsFinite(score)) is > 0 and var notFinite ? $"{notFinite} of {rows.Scores.Length} scores are not finite" : null);
        double auc = 0, precision = 0;
        if (reason is null)
        {
            var column = new float[rows.Count];
            var positive = new bool[rows.Count];
            foreach (int slot in present)
            {
                for (int row = 0; row < column.Length; row++)
                {
                    column[row] = rows.Scores[(row * rows.Slots) + slot];
                    positive[row] = rows.Slot[row] == slot;
                }

                RankingSummary ranking = Ranking.Measure(column, positive);
                auc += ranking.Auc / present.Length;
                precision += ranking.AveragePrecision / present.Length;
            }
        }

        values[Metric.Auc] = reason is null ? MetricValue.Of(auc) : MetricValue.No(reason);
        values[Metric.AveragePrecision] = reason is null ? MetricValue.Of(precision) : MetricValue.No(reason);
    }

    private static void Calibrate(MulticlassRows rows, Dictionary<Metric, MetricValue> values)
    {
        string? reason = Foreign(rows) ?? (rows.AreProbabilities ? null : "the scores are no probabilities: they do not lie in [0, 1] with a sum of 1");
        double logs = 0, squares = 0;
        for (int row = 0; reason is null && row < rows.Count; row++)
        {
            ReadOnlySpan<float> scores = rows.Scores.AsSpan(row * rows.Slots, rows.Slots);
            logs += ClippedLogLoss.Of(scores[rows.Slot[row]]);
            for (int slot = 0; slot < scores.Length; slot++)
            {
                double distance = scores[slot] - (slot == rows.Slot[row] ? 1.0 : 0);
                squares += distance * distance;
            }
        }

        values[Metric.LogLoss] = reason is null ? MetricValue.Of(logs / rows.Count) : MetricValue.No(reason);
        values[Metric.BrierScore] = reason is null ? MetricValue.Of(squares / rows.Count) : MetricValue.No(reason);
    }

    private static string? Foreign(MulticlassRows rows)
    {
        int foreign = rows.Slot.Count(slot => slot < 0);
        return rows.Count == 0 ? "there are no rows with a label"
            : foreign > 0 ? $"{foreign} of {rows.Count} rows are of classes that the model does not know"
            : null;
    }
}
