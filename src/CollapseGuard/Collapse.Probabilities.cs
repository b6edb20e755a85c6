using CollapseGuard.Observations;
using CollapseGuard.Probes;

namespace CollapseGuard;

public static partial class Collapse
{
    /// <summary>Judges a matrix of class probabilities; a row is decided for its greatest entry.</summary>
    /// <param name="probabilities">n x k, row-major; rows that do not sum to 1 are counted, NaN and infinity are findings. Null or empty is Inconclusive.</param>
    /// <param name="classCount">Number of classes k, at least 2.</param>
    /// <param name="actual">The true class of each row, length n, in [0, k - 1].</param>
    /// <param name="inputs">The model's inputs, n rows, to tell a fault from missing signal; null when unknown.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ, a row is incomplete, a class lies outside its range, or there are more than 256 segments.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static CollapseReport CheckProbabilities(ReadOnlySpan<float> probabilities, int classCount, ReadOnlySpan<int> actual, FeatureTable? inputs = null, CheckOptions? options = null)
    {
        InputRows rows = InputRows.Of(inputs, actual.Length);
        var matrix = new ProbabilityAccumulator(classCount, segmentNames: rows.SegmentNames);
        if (rows.HasSegments)
        {
            matrix.Add(probabilities, actual, rows.Segments);
        }
        else
        {
            matrix.Add(probabilities, actual);
        }

        return rows.Diagnose(matrix.ToSnapshot(), rows.CanProbe ? [SignalTarget.Classes(actual.ToArray(), classCount)] : [], options);
    }

    /// <inheritdoc cref="CheckProbabilities(ReadOnlySpan{float}, int, ReadOnlySpan{int}, FeatureTable?, CheckOptions?)"/>
    public static CollapseReport CheckProbabilities(ReadOnlySpan<double> probabilities, int classCount, ReadOnlySpan<int> actual, FeatureTable? inputs = null, CheckOptions? options = null) =>
        CheckProbabilities(Narrow(probabilities), classCount, actual, inputs, options);

    private static float[] Narrow(ReadOnlySpan<double> values)
    {
        var narrow = new float[values.Length];
        for (int i = 0; i < narrow.Length; i++)
        {
            narrow[i] = (float)values[i];
        }

        return narrow;
    }
}
