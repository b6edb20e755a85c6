using System.Numerics;
using CollapseGuard.Observations;
using CollapseGuard.Probes;

namespace CollapseGuard;

public static partial class Collapse
{
    private const double EvenThreshold = .5;

    /// <summary>Judges the probabilities of a binary classifier; a row is decided positive from .5 on.</summary>
    /// <param name="probabilities">Probability of the positive class, length n, in [0, 1]; NaN and infinity are findings. Null or empty is Inconclusive.</param>
    /// <param name="actual">True for positives, length n.</param>
    /// <param name="inputs">The model's inputs, n rows, to tell a fault from missing signal; null when unknown.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ, a probability lies outside [0, 1] (use <see cref="CheckBinaryScores(ReadOnlySpan{float}, ReadOnlySpan{bool}, double, FeatureTable?, CheckOptions?)"/>), or there are more than 256 segments.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static CollapseReport CheckBinary(ReadOnlySpan<float> probabilities, ReadOnlySpan<bool> actual, FeatureTable? inputs = null, CheckOptions? options = null) =>
        CheckScores(probabilities, actual, EvenThreshold, areProbabilities: true, inputs, options);

    /// <inheritdoc cref="CheckBinary(ReadOnlySpan{float}, ReadOnlySpan{bool}, FeatureTable?, CheckOptions?)"/>
    public static CollapseReport CheckBinary(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> actual, FeatureTable? inputs = null, CheckOptions? options = null) =>
        CheckScores(probabilities, actual, EvenThreshold, areProbabilities: true, inputs, options);

    /// <summary>Judges the scores of a binary classifier that are no probabilities: margins, log-odds, distances.</summary>
    /// <param name="scores">Higher means more positive, in any unit, length n; NaN and infinity are findings. Null or empty is Inconclusive.</param>
    /// <param name="actual">True for positives, length n.</param>
    /// <param name="threshold">A row is decided positive when its score is at least this; 0 for log-odds.</param>
    /// <param name="inputs">The model's inputs, n rows; null when unknown.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ, the threshold is not finite, or there are more than 256 segments.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static CollapseReport CheckBinaryScores(ReadOnlySpan<float> scores, ReadOnlySpan<bool> actual, double threshold, FeatureTable? inputs = null, CheckOptions? options = null) =>
        CheckScores(scores, actual, threshold, areProbabilities: false, inputs, options);

    /// <inheritdoc cref="CheckBinaryScores(ReadOnlySpan{float}, ReadOnlySpan{bool}, double, FeatureTable?, CheckOptions?)"/>
    public static CollapseReport CheckBinaryScores(ReadOnlySpan<double> scores, ReadOnlySpan<bool> actual, double threshold, FeatureTable? inputs = null, CheckOptions? options = null) =>
        CheckScores(scores, actual, threshold, areProbabilities: false, inputs, options);

    private static CollapseReport CheckScores<T>(ReadOnlySpan<T> values, ReadOnlySpan<bool> actual, double threshold, bool areProbabilities, FeatureTable? inputs, CheckOptions? options)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        InputRows rows = InputRows.Of(inputs, values.Length);
        var scores = new ScoreAccumulator(threshold, areProbabilities, areProbabilities ? "probability" : "score", rows.SegmentNames);
        scores.AddRows(values, actual, rows.HasSegments ? rows.Segments : default);
        return rows.Diagnose(scores.ToSnapshot(), rows.CanProbe ? [SignalTarget.Classes(Codes(actual), 2)] : [], options);
    }

    private static int[] Codes(ReadOnlySpan<bool> actual)
    {
        var codes = new int[actual.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = actual[i] ? 1 : 0;
        }

        return codes;
    }
}
