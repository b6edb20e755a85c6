using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.Observations;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Watching.Outcomes;

/// <summary>Scored rows as the core sees them, beside their metrics.</summary>
internal static class ScoredSnapshot
{
    private const float Even = .5f;

    /// <summary>Reads a scored view once.</summary>
    /// <exception cref="ArgumentException">It is not that of a binary, multiclass or regression model, or has no such label.</exception>
    public static (Snapshot Seen, MetricSet Metrics) Read(IDataView scored, string labelColumnName, CancellationToken cancellationToken)
    {
        ScoredColumns columns = ScoredColumns.Find(scored, labelColumnName);
        switch (columns.Task)
        {
            case PredictionTask.Binary:
                BinaryRows binary = BinaryRows.Read(scored, columns, cancellationToken);
                return (Of(binary), BinaryMetrics.Measure(binary));
            case PredictionTask.Multiclass:
                MulticlassRows classes = MulticlassRows.Read(scored, columns, cancellationToken);
                return (Of(classes), MulticlassMetrics.Measure(classes));
            default:
                RegressionRows numbers = RegressionRows.Read(scored, columns, cancellationToken);
                return (Of(numbers), RegressionMetrics.Measure(numbers));
        }
    }

    /// <summary>Probabilities where the model decides by them, else scores at the threshold that the decisions show.</summary>
    public static Snapshot Of(BinaryRows rows)
    {
        bool byProbability = rows.Probabilities is not null && DecidesAtHalf(rows, rows.Probabilities);
        var scores = new ScoreAccumulator(byProbability ? Even : LeastDecided(rows), byProbability, byProbability ? "probability" : "score");
        scores.Add(byProbability ? rows.Probabilities : rows.Scores, rows.Actual);
        return scores.ToSnapshot();
    }

    public static Snapshot Of(RegressionRows rows)
    {
        var outputs = new RegressionAccumulator();
        outputs.Add(rows.Predicted, rows.Actual);
        return outputs.ToSnapshot();
    }

    /// <summary>Probabilities where the scores are such, else decisions.</summary>
    public static Snapshot Of(MulticlassRows rows)
    {
        if (rows.Slots >= 2 && rows.AreProbabilities() && !rows.Slot.Contains(-1))
        {
            var matrix = new ProbabilityAccumulator(rows.Slots);
            matrix.Add(rows.Scores, rows.Slot);
            return matrix.ToSnapshot();
        }

        var labels = new LabelAccumulator(rows.Decisions.Classes);
        labels.Add(rows.Decisions.Decided, rows.Decisions.Actual);
        return labels.ToSnapshot();
    }

    private static bool DecidesAtHalf(BinaryRows rows, float[] probabilities)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            float p = probabilities[i];
            if (p < 0 || p > 1 || (p != Even && p > Even != rows.Decided[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The least score that was decided positive; beyond all scores when none was.</summary>
    private static float LeastDecided(BinaryRows rows) => rows.Scores.Where((score, i) => rows.Decided[i] && float.IsFinite(score)).DefaultIfEmpty(float.MaxValue).Min();
}
