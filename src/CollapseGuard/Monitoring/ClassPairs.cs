using System.Numerics.Tensors;

namespace CollapseGuard.Monitoring;

/// <summary>Compares pairs of rows of different classes by their probabilities.</summary>
/// <remarks>Rows and pairs are chosen by class and position only, never by output. Allocates nothing after construction.</remarks>
internal sealed class ClassPairs
{
    // Below it float32 cannot tell 1 - p from 0, and a saturated output must count as constant.
    private const float Least = 1e-6f;
    private const int NumberBudget = 32_768;
    private const int LeastRows = 16;
    private readonly int columns;
    private readonly ClassRows rows;
    private readonly float[] probabilities;
    private readonly float[] widths;
    private readonly long[] seen;
    private readonly float narrowRatio;
    private readonly float oddsRatio;
    private readonly int pairBudget;
    private long seenTotal;

    /// <summary>Makes a comparison of <paramref name="columns"/> probabilities a row; 1 = the probability of class 1 of two.</summary>
    public ClassPairs(int columns, CollapseAlarmOptions options)
    {
        this.columns = columns;
        ClassCount = Math.Max(2, columns);
        int rowLimit = Math.Min(options.MaxRows, Math.Max(LeastRows, NumberBudget / columns));
        rows = new ClassRows(ClassCount, rowLimit);
        probabilities = new float[rowLimit * columns];
        widths = new float[columns];
        seen = new long[ClassCount];
        narrowRatio = (float)options.NarrowRatio;
        oddsRatio = (float)Math.Exp(options.NarrowLogOdds);
        pairBudget = Math.Max(64, 4_096 / columns);
    }

    public int ClassCount { get; }

    /// <summary>Rows of each class in past batches.</summary>
    public Span<long> Seen => seen;

    /// <summary>Looks at a batch, n x columns; classes below 0 are rows without a label.</summary>
    public PairShares Compare(ReadOnlySpan<float> batch, ReadOnlySpan<int> classes, bool areLogits)
    {
        int taken = rows.Take(classes);
        bool isFinite = true;
        for (int i = 0; i < taken && isFinite; i++)
        {
            isFinite = Read(batch.Slice(rows.Row(i) * columns, columns), probabilities.AsSpan(i * columns, columns), areLogits);
        }

        if (isFinite)
        {
            MeasureWidths();
        }

        for (int c = 0; c < seen.Length; c++)
        {
            seen[c] += rows.CountOf(c);
            seenTotal += rows.CountOf(c);
        }

        return isFinite ? Count(taken) : PairShares.NonFinite;
    }

    /// <summary>Recomputes what follows from <see cref="Seen"/> after it was written.</summary>
    public void Restored()
    {
        seenTotal = 0;
        foreach (long count in seen)
        {
            seenTotal += count;
        }
    }

    private static bool Read(ReadOnlySpan<float> row, Span<float> target, bool areLogits)
    {
        for (int k = 0; k < row.Length; k++)
        {
            if (!float.IsFinite(row[k]))
            {
                return false;
            }
        }

        if (!areLogits)
        {
            row.CopyTo(target);
        }
        else if (row.Length == 1)
        {
            target[0] = 1 / (1 + MathF.Exp(-row[0]));
        }
        else
        {
            // Subtracting the greatest keeps the exponentials finite.
            TensorPrimitives.Subtract(row, TensorPrimitives.Max(row), target);
            TensorPrimitives.Exp(target, target);
            TensorPrimitives.Divide(target, TensorPrimitives.Sum<float>(target), target);
        }

        for (int k = 0; k < target.Length; k++)
        {
            target[k] = Math.Clamp(target[k], Least, 1 - Least);
        }

        return true;
    }

    /// <summary>Widths from the classes of past batches: the present batch must not choose what it is measured by.</summary>
    private void MeasureWidths()
    {
        for (int k = 0; k < columns; k++)
        {
            int c = columns == 1 ? 1 : k;
            double share = (seen[c] + 1.0) / (seenTotal + ClassCount);
            widths[k] = narrowRatio * (float)Math.Sqrt(2 * share * (1 - share));
        }
    }

    private PairShares Count(int taken)
    {
        long pairs = rows.PairCount;
        int usable = 0, narrow = 0, concordant = 0;

        // Odd, so that it does not fall in step with the number of partners.
        int stride = (int)(pairs <= pairBudget ? 1 : (pairs / pairBudget) | 1);
        long skip = 0;
        for (int a = 0; a < taken; a++)
        {
            int first = rows.EndOf(rows.Class(a));
            long b = first + skip;
            for (; b < taken; b += stride)
            {
                usable++;
                (bool isWide, bool isConcordant) = columns == 1 ? CompareBinary(a, (int)b) : Compare(a, (int)b);
                narrow += isWide ? 0 : 1;
                concordant += isWide & isConcordant ? 1 : 0;
            }

            skip = b - taken;
        }

        return new PairShares(usable, narrow, concordant);
    }

    // Rows are ordered by class: a has class 0, b has class 1.
    private (bool IsWide, bool IsConcordant) CompareBinary(int a, int b) =>
        (IsWide(probabilities[a], probabilities[b], widths[0]), probabilities[b] > probabilities[a]);

    private (bool IsWide, bool IsConcordant) Compare(int a, int b)
    {
        ReadOnlySpan<float> pa = probabilities.AsSpan(a * columns, columns);
        ReadOnlySpan<float> pb = probabilities.AsSpan(b * columns, columns);
        int classA = rows.Class(a), classB = rows.Class(b);
        bool isWide = IsWide(pa[classA], pb[classA], widths[classA]) || IsWide(pa[classB], pb[classB], widths[classB]);
        for (int k = 0; k < pa.Length && !isWide; k++)
        {
            isWide = IsWide(pa[k], pb[k], widths[k]);
        }

        return (isWide, pa[classA] - pb[classA] + pb[classB] - pa[classB] > 0);
    }

    private bool IsWide(float p, float q, float width)
    {
        float ahead = p * (1 - q);
        float behind = q * (1 - p);

        // Without short cuts: which of the three holds cannot be foreseen, and a wrong guess costs more than all three.
        return (Math.Abs(p - q) >= width) | (ahead >= oddsRatio * behind) | (behind >= oddsRatio * ahead);
    }
}
