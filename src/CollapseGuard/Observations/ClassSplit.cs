using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CollapseGuard.Observations;

/// <summary>The finite scores of a block, positives and negatives apart, and how many of each reach the threshold.</summary>
/// <remarks>Labels and decisions are no better to foresee than a coin, so no branch is taken on them.</remarks>
internal sealed class ClassSplit
{
    private readonly float[] positives = new float[MomentKernel.Rows];
    private readonly float[] negatives = new float[MomentKernel.Rows];
    private int positiveCount;
    private int negativeCount;

    /// <summary>Finite scores of positives; may be overwritten.</summary>
    public Span<float> Positives => positives.AsSpan(0, positiveCount);

    /// <summary>Finite scores of negatives; may be overwritten.</summary>
    public Span<float> Negatives => negatives.AsSpan(0, negativeCount);

    /// <summary>Positives whose score reaches the threshold.</summary>
    public int Hits { get; private set; }

    /// <summary>Negatives whose score reaches the threshold.</summary>
    public int FalseAlarms { get; private set; }

    /// <summary>Takes at most <see cref="MomentKernel.Rows"/> rows.</summary>
    /// <param name="scores">What is compared with the threshold, in its own precision.</param>
    /// <param name="narrowed">The same as float32.</param>
    /// <param name="actual">True for positives.</param>
    /// <param name="threshold">Decided positive from here on.</param>
    public void Take<T>(ReadOnlySpan<T> scores, ReadOnlySpan<float> narrowed, ReadOnlySpan<bool> actual, T threshold)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float) && AllFinite(narrowed))
        {
            TakeFinite(narrowed, actual);
            Hits = CountReaching(Positives, float.CreateTruncating(threshold));
            FalseAlarms = CountReaching(Negatives, float.CreateTruncating(threshold));
        }
        else
        {
            TakeAny(scores, narrowed, actual, threshold);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    private void TakeFinite(ReadOnlySpan<float> scores, ReadOnlySpan<bool> actual)
    {
        Span<float> ones = positives, zeros = negatives;
        int p = 0, n = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            int isPositive = actual[i] ? 1 : 0;
            ones[p] = zeros[n] = scores[i];
            p += isPositive;
            n += 1 - isPositive;
        }

        (positiveCount, negativeCount) = (p, n);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    private void TakeAny<T>(ReadOnlySpan<T> scores, ReadOnlySpan<float> narrowed, ReadOnlySpan<bool> actual, T threshold)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<float> ones = positives, zeros = negatives;
        int p = 0, n = 0, decided = 0, hits = 0;
        for (int i = 0; i < narrowed.Length; i++)
        {
            int isFinite = float.IsFinite(narrowed[i]) ? 1 : 0, isPositive = isFinite & (actual[i] ? 1 : 0), reaches = isFinite & (scores[i] >= threshold ? 1 : 0);
            ones[p] = zeros[n] = narrowed[i];
            p += isPositive;
            n += isFinite - isPositive;
            decided += reaches;
            hits += isPositive & reaches;
        }

        (positiveCount, negativeCount, Hits, FalseAlarms) = (p, n, hits, decided - hits);
    }

    private static bool AllFinite(ReadOnlySpan<float> scores)
    {
        Vector<float> infinity = new(float.PositiveInfinity);
        ReadOnlySpan<Vector<float>> body = MemoryMarshal.Cast<float, Vector<float>>(scores);
        foreach (Vector<float> score in body)
        {
            if (!Vector.LessThanAll(Vector.Abs(score), infinity))
            {
                return false;
            }
        }

        foreach (float score in scores[(body.Length * Vector<float>.Count)..])
        {
            if (!float.IsFinite(score))
            {
                return false;
            }
        }

        return true;
    }

    private static int CountReaching(ReadOnlySpan<float> scores, float threshold)
    {
        Vector<int> counts = default;
        Vector<float> limit = new(threshold);
        ReadOnlySpan<Vector<float>> body = MemoryMarshal.Cast<float, Vector<float>>(scores);
        foreach (Vector<float> score in body)
        {
            counts -= Vector.GreaterThanOrEqual(score, limit);
        }

        int count = Vector.Sum(counts);
        foreach (float score in scores[(body.Length * Vector<float>.Count)..])
        {
            count += score >= threshold ? 1 : 0;
        }

        return count;
    }
}
