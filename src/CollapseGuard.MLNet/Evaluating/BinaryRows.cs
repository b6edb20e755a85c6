using CollapseGuard.MLNet.Reading;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Evaluating;

/// <summary>Scored rows of a binary model whose label is known.</summary>
/// <param name="Actual">True for positives.</param>
/// <param name="Scores">Score of each row.</param>
/// <param name="Probabilities">Probability of each row; null for an uncalibrated model.</param>
/// <param name="Decided">Decision of each row.</param>
/// <param name="Unlabelled">Rows left out.</param>
internal sealed record BinaryRows(bool[] Actual, float[] Scores, float[]? Probabilities, bool[] Decided, int Unlabelled)
{
    /// <summary>Rows kept.</summary>
    public int Count => Actual.Length;

    /// <summary>Positive rows.</summary>
    public int Positives { get; } = Actual.Count(positive => positive);

    /// <summary>Reads them in one pass. As in ML.NET a numeric label is positive above 0, a key from its second value on.</summary>
    public static BinaryRows Read(IDataView scored, ScoredColumns columns, CancellationToken cancellationToken)
    {
        var label = new NumberSink(columns.Label);
        var score = new NumberSink(columns.Score);
        var decided = new NumberSink(columns.PredictedLabel!.Value);
        NumberSink? probability = columns.Probability is { } column ? new NumberSink(column) : null;
        ColumnSink[] sinks = probability is null ? [label, score, decided] : [label, score, decided, probability];
        ViewPass.Run(scored, cancellationToken, sinks);

        float[] labels = label.ToArray();
        return new BinaryRows(
            Keep(labels, labels, static value => value > 0),
            Keep(labels, score.ToArray(), static value => value),
            probability is null ? null : Keep(labels, probability.ToArray(), static value => value),
            Keep(labels, decided.ToArray(), static value => value > 0),
            labels.Count(float.IsNaN));
    }

    private static T[] Keep<T>(float[] labels, float[] values, Func<float, T> convert) =>
        [.. values.Where((_, row) => !float.IsNaN(labels[row])).Select(convert)];
}
