using CollapseGuard.Observations;
using CollapseGuard.Probes;
using CollapseGuard.Summaries;

namespace CollapseGuard;

public static partial class Collapse
{
    /// <summary>Share of rows that rounding to few digits may leave unnormalized.</summary>
    private const double MaximumUnnormalizedShare = .01;

    /// <summary>Judges a matrix of class probabilities; a row is decided for its greatest entry.</summary>
    /// <param name="probabilities">n x k, row-major; entries in [0, 1] whose rows sum to 1 within .001; NaN and infinity are findings. Null or empty is Inconclusive.</param>
    /// <param name="classCount">Number of classes k, at least 2.</param>
    /// <param name="actual">The true class of each row, length n, in [0, k - 1].</param>
    /// <param name="inputs">The model's inputs, n rows, to tell a fault from missing signal; null when unknown.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ, a row is incomplete, a class lies outside its range, more than 1 % of the finite rows are no probabilities (apply softmax first), or there are more than 256 segments.</exception>
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

        Snapshot snapshot = matrix.ToSnapshot();
        RequireProbabilities(snapshot.Probabilities!);
        return rows.Diagnose(snapshot, rows.CanProbe ? [SignalTarget.Classes(actual.ToArray(), classCount)] : [], options);
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

    /// <summary>Logits rank like probabilities and lie about everything else: they are refused, a few rounded rows are not.</summary>
    private static void RequireProbabilities(ProbabilitySummary probabilities)
    {
        long finite = probabilities.Count - probabilities.NonFiniteRows;
        if (probabilities.UnnormalizedRows > finite * MaximumUnnormalizedShare)
        {
            throw new ArgumentException(BatchShape.Text($"'probabilities' has {probabilities.UnnormalizedRows} of {finite} finite rows whose entries leave [0, 1] or do not sum to 1; each row must be a distribution over the classes. Apply softmax to logits, or divide each row by its sum."), nameof(probabilities));
        }
    }
}
