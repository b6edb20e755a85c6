using Microsoft.ML;

namespace CollapseGuard.MLNet.Evaluating;

/// <summary>What one pass over scored rows tells: metrics, and the report of the core.</summary>
/// <param name="Metrics">The metrics.</param>
/// <param name="Report">Whether the outputs have collapsed; without inputs, so that missing signal cannot be told.</param>
/// <param name="Binary">The rows of a binary model; null for others.</param>
internal sealed record ScoredRows(MetricSet Metrics, CollapseReport? Report, BinaryRows? Binary)
{
    /// <summary>Reads a scored view by the task its columns show.</summary>
    /// <param name="scored">What a model made of labelled rows.</param>
    /// <param name="labelColumnName">The truth.</param>
    /// <param name="check">Whether the report is wanted.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static ScoredRows Read(IDataView scored, string labelColumnName, bool check, CancellationToken cancellationToken)
    {
        ScoredColumns columns = ScoredColumns.Find(scored, labelColumnName);
        CheckOptions options = CheckOptions.Default with { CancellationToken = cancellationToken };
        switch (columns.Task)
        {
            case PredictionTask.Binary:
                BinaryRows binary = BinaryRows.Read(scored, columns, cancellationToken);
                return new(BinaryMetrics.Measure(binary), check ? Check(binary, options) : null, binary);
            case PredictionTask.Multiclass:
                MulticlassRows classes = MulticlassRows.Read(scored, columns, cancellationToken);
                return new(MulticlassMetrics.Measure(classes), check ? Check(classes, options) : null, null);
            default:
                RegressionRows numbers = RegressionRows.Read(scored, columns, cancellationToken);
                return new(RegressionMetrics.Measure(numbers), check ? Collapse.CheckRegression(numbers.Predicted, numbers.Actual, options: options) : null, null);
        }
    }

    // Probabilities are judged at .5. A model that decides elsewhere is judged by its scores at the place where it decides.
    private static CollapseReport Check(BinaryRows rows, CheckOptions options) => DecidesAtHalf(rows)
        ? Collapse.CheckBinary(rows.Probabilities!, rows.Actual, options: options)
        : Collapse.CheckBinaryScores(rows.Scores, rows.Actual, LeastDecided(rows), options: options);

    private static bool DecidesAtHalf(BinaryRows rows)
    {
        for (int i = 0; i < rows.Count && rows.Probabilities is not null; i++)
        {
            float p = rows.Probabilities[i];
            if (p < 0 || p > 1 || (p != .5f && p > .5f != rows.Decided[i]))
            {
                return false;
            }
        }

        return rows.Probabilities is not null;
    }

    /// <summary>The least score that was decided positive; beyond all scores when none was.</summary>
    private static float LeastDecided(BinaryRows rows) => rows.Scores.Where((score, i) => rows.Decided[i] && float.IsFinite(score)).DefaultIfEmpty(float.MaxValue).Min();

    private static CollapseReport Check(MulticlassRows rows, CheckOptions options) =>
        rows.AreProbabilities() && !rows.Slot.Contains(-1)
            ? Collapse.CheckProbabilities(rows.Scores, rows.Slots, rows.Slot, options: options)
            : Collapse.CheckLabels<string>([.. rows.Decisions.Decided.Select(c => rows.Decisions.Classes[c])], [.. rows.Decisions.Actual.Select(c => rows.Decisions.Classes[c])], options: options);
}
