using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>Weights that make every class weigh the same in the loss.</summary>
/// <remarks>Weighted training spoils calibration: probabilities no longer match frequencies. Where the scores already rank, move the threshold instead.</remarks>
public static class ClassWeights
{
    /// <summary>n / (k n_c) for each class c: for <c>nn.CrossEntropyLoss(weight: …)</c>. Their mean over the rows is 1.</summary>
    /// <param name="labels">Class of each training row, (n), integers in [0, <paramref name="classCount"/>).</param>
    /// <param name="classCount">k, at least 2.</param>
    /// <returns>(k) floats on the labels' device; yours to dispose.</returns>
    /// <exception cref="ArgumentException">A class has no row: no weight would teach it. Or a label is out of range.</exception>
    public static Tensor Balanced(Tensor labels, int classCount)
    {
        long[] counts = Counts(labels, classCount);
        int missing = Array.IndexOf(counts, 0);
        if (missing >= 0)
        {
            throw new ArgumentException($"Class {missing} has none of the {labels.numel()} rows; no weight makes up for a class that is absent. Split by class, or set 'classCount' to the classes there are.", nameof(labels));
        }

        long rows = labels.numel();
        float[] weights = [.. counts.Select(count => (float)((double)rows / ((double)classCount * count)))];
        return tensor(weights, device: labels.device);
    }

    /// <summary>Negatives per positive: for <c>nn.BCEWithLogitsLoss(pos_weights: …)</c>.</summary>
    /// <param name="labels">0 or 1 for each training row, any shape; one output unit.</param>
    /// <returns>(1) float on the labels' device; yours to dispose.</returns>
    /// <exception cref="ArgumentException">One of the classes has no row, or a label is neither 0 nor 1.</exception>
    public static Tensor Positive(Tensor labels)
    {
        long[] counts = Counts(labels, 2);
        return counts[0] > 0 && counts[1] > 0
            ? tensor(new[] { (float)((double)counts[0] / counts[1]) }, device: labels.device)
            : throw new ArgumentException($"The {labels.numel()} labels hold {counts[1]} positives and {counts[0]} negatives; both must occur, no weight makes up for an absent class.", nameof(labels));
    }

    /// <summary>Rows of each class.</summary>
    internal static long[] Counts(Tensor labels, int classCount)
    {
        long[] values = Labels.Read(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        var counts = new long[classCount];
        for (int row = 0; row < values.Length; row++)
        {
            if (values[row] < 0 || values[row] >= classCount)
            {
                throw new ArgumentException($"'labels[{row}]' is {values[row]}; class indices must be in [0, {classCount - 1}].", nameof(labels));
            }

            counts[values[row]]++;
        }

        return counts;
    }
}
