using CollapseGuard.Observations;
using CollapseGuard.Probes;

namespace CollapseGuard;

public static partial class Collapse
{
    /// <summary>Judges predicted class labels.</summary>
    /// <typeparam name="T">int, long, uint, string (compared by ordinal) or bool.</typeparam>
    /// <param name="predicted">Length n. Null or empty is Inconclusive.</param>
    /// <param name="actual">The true labels, length n.</param>
    /// <param name="inputs">The model's inputs, n rows, to tell a fault from missing signal; null when unknown.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ, a label is null, or there are more than 1,024 labels or 256 segments.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static CollapseReport CheckLabels<T>(ReadOnlySpan<T> predicted, ReadOnlySpan<T> actual, FeatureTable? inputs = null, CheckOptions? options = null)
        where T : notnull, IComparable<T>
    {
        BatchShape.SameRows(predicted.Length, nameof(predicted), actual.Length, nameof(actual), "labels");
        InputRows rows = InputRows.Of(inputs, predicted.Length);
        var encoder = new LabelEncoder<T>(predicted, actual);
        var predictedCodes = new int[predicted.Length];
        var actualCodes = new int[actual.Length];
        encoder.Encode(predicted, predictedCodes);
        encoder.Encode(actual, actualCodes);

        var labels = new LabelAccumulator(encoder.Classes, rows.SegmentNames);
        if (rows.HasSegments)
        {
            labels.Add(predictedCodes, actualCodes, rows.Segments);
        }
        else
        {
            labels.Add(predictedCodes, actualCodes);
        }

        return rows.Diagnose(labels.ToSnapshot(), rows.CanProbe ? [SignalTarget.Classes(actualCodes, encoder.Classes.Count)] : [], options);
    }
}
