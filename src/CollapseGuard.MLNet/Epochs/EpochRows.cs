using CollapseGuard.MLNet.Checks.Scored;
using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Scored;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Epochs;

/// <summary>A model's answers on one set of rows, as the monitor takes them.</summary>
/// <param name="Rows">The rows in memory.</param>
/// <param name="Scored">The view that was read.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Metrics">The metrics of the rows.</param>
internal sealed record EpochRows(ScoredRows Rows, IDataView Scored, ScoredColumns Columns, MetricSet Metrics)
{
    /// <summary>What the model answers.</summary>
    public TrainingTask Task => Rows.Task switch
    {
        PredictionTask.Binary => TrainingTask.Binary,
        PredictionTask.Multiclass => TrainingTask.Multiclass,
        _ => TrainingTask.Regression,
    };

    /// <summary>Scores without probabilities. Hinge loss and log-loss both have 1 as their unit, so that the monitor reads them as log-odds; no skill is told from them.</summary>
    public bool AreMargins => Rows is not RegressionRows && !Rows.AreProbabilities;

    /// <summary>Rows whose class the model knows.</summary>
    public int Count => Rows.Targets.Length;

    /// <summary>Reads a scored view once.</summary>
    public static EpochRows Read(IDataView scored, string labelColumnName, CancellationToken cancellationToken)
    {
        ScoredColumns columns = ScoredColumns.Recognize(scored.Schema, new ScoredNames(labelColumnName) { Parameter = "fitOnce" });
        ScoredRows rows = ScoredRows.Read(scored, columns, cancellationToken);
        return new EpochRows(rows, scored, columns, MetricSet.Of(rows));
    }

    /// <summary>The same rows as the core sees them; reads the view again.</summary>
    /// <param name="findSignal">Whether a probe is to look for signal in the features, which takes longer than all else.</param>
    /// <param name="options">How the core checks.</param>
    public Snapshot Look(bool findSignal, CheckOptions options) =>
        ScoredCheck.Run(Scored, findSignal ? Columns : Columns with { Features = null }, options).Seen;

    /// <summary>Mean loss of rows: squared error, or log-loss.</summary>
    /// <param name="outputs">n x k.</param>
    /// <param name="targets">n.</param>
    public double Loss(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        double sum = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            sum += Loss(outputs.Slice(row * Rows.OutputCount, Rows.OutputCount), targets[row]);
        }

        return sum / targets.Length;
    }

    private double Loss(ReadOnlySpan<float> output, float target)
    {
        if (Task == TrainingTask.Regression)
        {
            return (output[0] - (double)target) * (output[0] - (double)target);
        }

        return ClippedLogLoss.Of(Task == TrainingTask.Binary
            ? Positive(output[0]) is var positive && target > 0 ? positive : 1 - positive
            : AreMargins ? Softmax(output, (int)target) : output[(int)target]);
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
