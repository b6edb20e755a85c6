using System.Numerics;

namespace CollapseGuard.Observations;

/// <summary>A few hundred finite rows of a probability matrix, turned to columns.</summary>
internal sealed class ProbabilityBlock
{
    private const float SumTolerance = 1e-3f;
    private readonly int classCount;
    private readonly float[] columns;
    private readonly float[] sums;
    private readonly float[] maxima;
    private readonly float[] positive;
    private readonly float[] negative;
    private readonly int[] decisions;
    private readonly int[] actual;
    private readonly int[] segments;
    private readonly int[] lost;
    private int lostCount;
    private bool hasSegments;

    public ProbabilityBlock(int classCount)
    {
        this.classCount = classCount;
        Capacity = Math.Clamp(MomentKernel.Rows * 8 / classCount / 16 * 16, 16, MomentKernel.Rows);
        columns = new float[Capacity * classCount];
        (sums, maxima, positive, negative) = (new float[Capacity], new float[Capacity], new float[Capacity], new float[Capacity]);
        (decisions, actual, segments, lost) = (new int[Capacity], new int[Capacity], new int[Capacity], new int[Capacity]);
    }

    /// <summary>Rows that fit.</summary>
    public int Capacity { get; }

    /// <summary>Rows held: those whose entries are all finite.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<int> Decisions => decisions.AsSpan(0, Count);

    public ReadOnlySpan<int> Actual => actual.AsSpan(0, Count);

    public ReadOnlySpan<int> Segments => hasSegments ? segments.AsSpan(0, Count) : default;

    public ReadOnlySpan<float> Maxima => maxima.AsSpan(0, Count);

    /// <summary>Segments of the rows that were left out.</summary>
    public ReadOnlySpan<int> LostSegments => lost.AsSpan(0, lostCount);

    public ReadOnlySpan<float> Column(int code) => columns.AsSpan(code * Capacity, Count);

    public void Load<T>(ReadOnlySpan<T> rows, ReadOnlySpan<int> labels, ReadOnlySpan<int> codes)
        where T : unmanaged, INumberBase<T>
    {
        Count = lostCount = 0;
        hasSegments = !codes.IsEmpty;
        for (int row = 0; row < labels.Length; row++)
        {
            bool finite = true;
            for (int code = 0; code < classCount; code++)
            {
                float p = float.CreateTruncating(rows[(row * classCount) + code]);
                columns[(code * Capacity) + Count] = p;
                finite &= float.IsFinite(p);
            }

            if (finite)
            {
                actual[Count] = labels[row];
                segments[Count] = hasSegments ? codes[row] : -1;
                Count++;
            }
            else if (hasSegments && codes[row] >= 0)
            {
                lost[lostCount++] = codes[row];
            }
        }
    }

    /// <summary>Finds the greatest entry of each row, the first of equals.</summary>
    public void Decide()
    {
        for (int row = 0; row < Count; row++)
        {
            int best = 0;
            for (int code = 1; code < classCount; code++)
            {
                best = columns[(code * Capacity) + row] > columns[(best * Capacity) + row] ? code : best;
            }

            decisions[row] = best;
            maxima[row] = columns[(best * Capacity) + row];
        }
    }

    public int CountUnnormalized()
    {
        int count = 0;
        for (int row = 0; row < Count; row++)
        {
            sums[row] = 0;
            bool inside = true;
            for (int code = 0; code < classCount; code++)
            {
                float p = columns[(code * Capacity) + row];
                sums[row] += p;
                inside &= p is >= 0 and <= 1;
            }

            count += inside && MathF.Abs(sums[row] - 1) <= SumTolerance ? 0 : 1;
        }

        return count;
    }

    /// <summary>Sum of -p ln p over all entries.</summary>
    public double SumEntropy()
    {
        double sum = 0;
        for (int code = 0; code < classCount; code++)
        {
            foreach (float p in Column(code))
            {
                sum -= p > 0 ? p * (double)MathF.Log(p) : 0;
            }
        }

        return sum;
    }

    /// <summary>The probability that each row gives to its true class; valid until the next call of <see cref="Split"/>.</summary>
    public ReadOnlySpan<float> TrueProbabilities()
    {
        for (int row = 0; row < Count; row++)
        {
            positive[row] = columns[(actual[row] * Capacity) + row];
        }

        return positive.AsSpan(0, Count);
    }

    /// <summary>One class's probabilities in the rows of that class and in the others.</summary>
    public void Split(int code, out ReadOnlySpan<float> ofClass, out ReadOnlySpan<float> ofRest)
    {
        int positives = 0, negatives = 0;
        ReadOnlySpan<float> column = Column(code);
        for (int row = 0; row < column.Length; row++)
        {
            positive[positives] = negative[negatives] = column[row];
            int truth = actual[row] == code ? 1 : 0;
            positives += truth;
            negatives += 1 - truth;
        }

        ofClass = positive.AsSpan(0, positives);
        ofRest = negative.AsSpan(0, negatives);
    }
}
