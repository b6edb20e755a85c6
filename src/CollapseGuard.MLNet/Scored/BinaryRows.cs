using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;
using ConfusionMatrix = CollapseGuard.Summaries.ConfusionMatrix;

namespace CollapseGuard.MLNet.Scored;

/// <summary>Scored rows of a binary model whose label is known.</summary>
/// <param name="Actual">True for positives.</param>
/// <param name="Scores">Score of each row.</param>
/// <param name="Probabilities">Probability of each row; null for an uncalibrated model.</param>
/// <param name="Decided">Decision of each row.</param>
/// <param name="Unlabelled">Rows left out.</param>
internal sealed record BinaryRows(bool[] Actual, float[] Scores, float[]? Probabilities, bool[] Decided, int Unlabelled) : ScoredRows(PredictionTask.Binary, Unlabelled)
{
    public override int Count => Actual.Length;

    public override float[] Outputs => Probabilities ?? Scores;

    public override float[] Targets { get; } = [.. Actual.Select(static positive => positive ? 1f : 0f)];

    public override bool AreProbabilities => Probabilities is not null;

    /// <summary>Positive rows.</summary>
    public int Positives { get; } = Actual.Count(static positive => positive);

    /// <summary>Whether some threshold on the probability or on the score makes these decisions. Rules beside the model make others.</summary>
    public bool AreByThreshold => IsByThreshold(Probabilities ?? Scores) || IsByThreshold(Scores);

    /// <summary>Counts of (actual, decided), negatives first.</summary>
    public ConfusionMatrix Confusion()
    {
        var counts = new long[4];
        for (int i = 0; i < Count; i++)
        {
            counts[((Actual[i] ? 1 : 0) * 2) + (Decided[i] ? 1 : 0)]++;
        }

        return new ConfusionMatrix(2, counts);
    }

    /// <summary>Reads them in one pass. As in ML.NET a numeric label is positive above 0, a key from its second value on.</summary>
    /// <remarks>Where no column decides, rows are positive from a probability of .5 or a score of 0 on, as the core decides.</remarks>
    public static new BinaryRows Read(IDataView scored, ScoredColumns columns, CancellationToken cancellationToken)
    {
        var label = new NumberSink(columns.Label);
        var score = new NumberSink(columns.Score);
        NumberSink? probability = columns.Probability is { } column ? new NumberSink(column) : null;
        NumberSink? decided = columns.Decision is { Type: BooleanDataViewType } decision ? new NumberSink(decision) : null;
        ViewPass.Run(scored, cancellationToken, [.. new ColumnSink?[] { label, score, probability, decided }.OfType<ColumnSink>()]);

        float[] labels = label.ToArray(), scores = Labelled(labels, score.ToArray());
        float[]? probabilities = probability is null ? null : Labelled(labels, probability.ToArray());
        bool[] decisions = decided is not null ? [.. Labelled(labels, decided.ToArray()).Select(static value => value > 0)]
            : probabilities is not null ? [.. probabilities.Select(static value => value >= .5f)]
            : [.. scores.Select(static value => value >= 0)];
        return new BinaryRows([.. Labelled(labels, labels).Select(static value => value > 0)], scores, probabilities, decisions, labels.Count(float.IsNaN));
    }

    private bool IsByThreshold(float[] values)
    {
        var range = new DecisionRange();
        range.Add(values, Decided);
        return range.IsOrdered;
    }
}
