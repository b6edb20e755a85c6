using CollapseGuard.MLNet.Checks.Scored;
using CollapseGuard.MLNet.Evaluating;
using Microsoft.ML;
using ScoredColumns = CollapseGuard.MLNet.Evaluating.ScoredColumns;

namespace CollapseGuard.MLNet.Epochs;

/// <summary>A model's answers on one set of rows, as the monitor takes them.</summary>
/// <param name="Task">What the model answers.</param>
/// <param name="Outputs">n x k, row-major.</param>
/// <param name="OutputCount">k.</param>
/// <param name="Targets">n: numbers, 0 and 1, or class numbers.</param>
/// <param name="AreMargins">Scores without probabilities. Hinge loss and log-loss both have 1 as their unit, so that the monitor reads them as log-odds; no skill is told from them.</param>
/// <param name="Scored">The view that was read.</param>
/// <param name="Metrics">Their metrics.</param>
internal sealed record EpochRows(TrainingTask Task, float[] Outputs, int OutputCount, float[] Targets, bool AreMargins, IDataView Scored, MetricSet Metrics)
{
    /// <summary>Rows.</summary>
    public int Count => Targets.Length;

    /// <summary>Reads a scored view once.</summary>
    public static EpochRows Read(IDataView scored, string labelColumnName, CancellationToken cancellationToken)
    {
        ScoredColumns columns = ScoredColumns.Find(scored, labelColumnName);
        switch (columns.Task)
        {
            case PredictionTask.Binary:
                BinaryRows binary = BinaryRows.Read(scored, columns, cancellationToken);
                return new(
                    TrainingTask.Binary, binary.Probabilities ?? binary.Scores, 1, [.. binary.Actual.Select(static positive => positive ? 1f : 0f)],
                    binary.Probabilities is null, scored, BinaryMetrics.Measure(binary));
            case PredictionTask.Multiclass:
                MulticlassRows classes = MulticlassRows.Read(scored, columns, cancellationToken);
                int[] known = [.. Enumerable.Range(0, classes.Count).Where(row => classes.Slot[row] >= 0)];
                return new(
                    TrainingTask.Multiclass, [.. known.SelectMany(row => new ArraySegment<float>(classes.Scores, row * classes.Slots, classes.Slots))], classes.Slots,
                    [.. known.Select(row => (float)classes.Slot[row])], !classes.AreProbabilities(), scored, MulticlassMetrics.Measure(classes));
            default:
                RegressionRows numbers = RegressionRows.Read(scored, columns, cancellationToken);
                return new(TrainingTask.Regression, numbers.Predicted, 1, numbers.Actual, false, scored, RegressionMetrics.Measure(numbers));
        }
    }

    /// <summary>The same rows as the core sees them; reads the view again.</summary>
    /// <param name="labelColumnName">The truth.</param>
    /// <param name="findSignal">Whether a probe is to look for signal in the features, which takes longer than all else.</param>
    /// <param name="options">How the core checks.</param>
    public Snapshot Look(string labelColumnName, bool findSignal, CheckOptions options)
    {
        Checks.Scored.ScoredColumns columns = Checks.Scored.ScoredColumns.Recognize(Scored.Schema, new ScoredNames(labelColumnName));
        return ScoredCheck.Run(Scored, findSignal ? columns : columns with { Features = null }, options).Seen;
    }

    /// <summary>Mean loss of rows: squared error, or log-loss.</summary>
    /// <param name="outputs">n x k.</param>
    /// <param name="targets">n.</param>
    public double Loss(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        double sum = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            sum += Loss(outputs.Slice(row * OutputCount, OutputCount), targets[row]);
        }

        return sum / targets.Length;
    }

    private double Loss(ReadOnlySpan<float> output, float target)
    {
        if (Task == TrainingTask.Regression)
        {
            return (output[0] - (double)target) * (output[0] - (double)target);
        }

        double p = Task == TrainingTask.Binary
            ? Positive(output[0]) is var positive && target > 0 ? positive : 1 - positive
            : AreMargins ? Softmax(output, (int)target) : output[(int)target];
        return -Math.Log(double.IsNaN(p) ? p : Math.Clamp(p, BinaryMetrics.Clip, 1 - BinaryMetrics.Clip));
    }

    private double Positive(float output) => AreMargins ? 1 / (1 + Math.Exp(-output)) : output;

    private static double Softmax(ReadOnlySpan<float> output, int target)
    {
        double sum = 0;
        foreach (float other in output)
        {
            sum += Math.Exp(other - output[target]);
        }

        return 1 / sum;
    }
}
