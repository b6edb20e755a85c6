using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.Statistics;

namespace CollapseGuard.MLNet.Regularizing;

/// <summary>The metric of held-out rows, NaN with a reason where it is undefined.</summary>
internal static class HeldOutMetric
{
    public static bool IsHigherBetter(RegularizationMetric metric) => metric is RegularizationMetric.AreaUnderRocCurve or RegularizationMetric.MacroAccuracy or RegularizationMetric.RSquared;

    /// <summary>The metric that stands for Automatic, or the one asked for.</summary>
    /// <exception cref="ArgumentException">The metric asked for has no meaning for such scores.</exception>
    public static RegularizationMetric Resolve(RegularizationMetric asked, HeldOutScores scores)
    {
        RegularizationMetric[] possible = (scores.Task, scores.AreProbabilities) switch
        {
            (PredictionTask.Regression, _) => [RegularizationMetric.RootMeanSquaredError, RegularizationMetric.RSquared],
            (PredictionTask.Binary, true) => [RegularizationMetric.LogLoss, RegularizationMetric.AreaUnderRocCurve],
            (PredictionTask.Binary, false) => [RegularizationMetric.AreaUnderRocCurve],
            (_, true) => [RegularizationMetric.LogLoss, RegularizationMetric.MacroAccuracy],
            _ => [RegularizationMetric.MacroAccuracy],
        };
        return asked == RegularizationMetric.Automatic ? possible[0]
            : possible.Contains(asked) ? asked
            : throw new ArgumentException($"Metric {asked} was asked for, but the model makes {scores.Task} scores{(scores.AreProbabilities ? "" : " that are no probabilities")}; ask for {string.Join(" or ", possible)}, or leave it Automatic.");
    }

    /// <returns>The value, and the reason where it is NaN.</returns>
    public static (double Value, string? Reason) Measure(RegularizationMetric metric, HeldOutScores scores)
    {
        if (scores.Count == 0)
        {
            return (double.NaN, "no held-out row has a label");
        }

        if (Array.Exists(scores.Scores, score => !float.IsFinite(score)))
        {
            return (double.NaN, "scores are not finite");
        }

        return metric switch
        {
            RegularizationMetric.LogLoss => (LogLoss(scores), null),
            RegularizationMetric.AreaUnderRocCurve => Area(scores),
            RegularizationMetric.MacroAccuracy => (MacroAccuracy(scores), null),
            RegularizationMetric.RootMeanSquaredError => (Math.Sqrt(SquaredError(scores) / scores.Count), null),
            _ => RSquared(scores),
        };
    }

    private static double LogLoss(HeldOutScores scores)
    {
        double sum = 0;
        for (int row = 0; row < scores.Count; row++)
        {
            int actual = (int)scores.Labels[row];
            double probability = scores.Outputs > 1 ? scores.Scores[(row * scores.Outputs) + actual]
                : actual == 1 ? scores.Scores[row] : 1 - (double)scores.Scores[row];
            sum -= Math.Log(Math.Max(probability, BinaryMetrics.Clip));
        }

        return sum / scores.Count;
    }

    private static (double, string?) Area(HeldOutScores scores)
    {
        double area = Ranking.Measure(scores.Scores, Array.ConvertAll(scores.Labels, label => label == 1)).Auc;
        return (area, double.IsNaN(area) ? "held-out rows are of one class" : null);
    }

    private static double MacroAccuracy(HeldOutScores scores)
    {
        var seen = new Dictionary<int, (int Rows, int Hits)>();
        for (int row = 0; row < scores.Count; row++)
        {
            ReadOnlySpan<float> all = scores.Scores.AsSpan(row * scores.Outputs, scores.Outputs);
            int predicted = 0;
            for (int i = 1; i < all.Length; i++)
            {
                predicted = all[i] > all[predicted] ? i : predicted;
            }

            (int rows, int hits) = seen.GetValueOrDefault((int)scores.Labels[row]);
            seen[(int)scores.Labels[row]] = (rows + 1, hits + (predicted == (int)scores.Labels[row] ? 1 : 0));
        }

        return seen.Values.Average(c => (double)c.Hits / c.Rows);
    }

    private static (double, string?) RSquared(HeldOutScores scores)
    {
        double mean = scores.Labels.Average(label => (double)label);
        double squares = scores.Labels.Sum(label => (label - mean) * (label - mean));
        return squares > 0 ? (1 - (SquaredError(scores) / squares), null) : (double.NaN, "held-out labels are constant");
    }

    private static double SquaredError(HeldOutScores scores)
    {
        double sum = 0;
        for (int row = 0; row < scores.Count; row++)
        {
            double error = (double)scores.Scores[row] - scores.Labels[row];
            sum += error * error;
        }

        return sum;
    }
}
