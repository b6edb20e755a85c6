using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CollapseGuard.Observations;

/// <summary>A few hundred finite rows of a probability matrix, turned to columns so that each lane works on its own row.</summary>
/// <remarks>Behind the last row stand certain decisions for class 0 up to a full vector; what they add is taken off again.</remarks>
internal sealed class ProbabilityBlock
{
    private const float SumTolerance = 1e-3f;
    private const int Entries = 8 * MomentKernel.Rows;

    /// <summary>Rows turned at once: they stay in the first cache while every column takes its entries.</summary>
    private const int TileRows = 64;
    private readonly int classCount;
    private readonly float[] columns;
    private readonly float[] ofClass;
    private readonly float[] ofRest;
    private readonly int[] decisions;
    private readonly int[] actual;
    private readonly int[] segments;
    private readonly int[] lost;
    private readonly int[] rowsByClass;
    private readonly int[] classEnds;
    private int lostCount;
    private bool hasSegments;

    public ProbabilityBlock(int classCount)
    {
        this.classCount = classCount;
        Capacity = Math.Clamp(Entries / classCount / 16 * 16, 16, MomentKernel.Rows);
        columns = new float[Capacity * classCount];
        (ofClass, ofRest) = (new float[Capacity], new float[Capacity]);
        (decisions, actual, segments, lost) = (new int[Capacity], new int[Capacity], new int[Capacity], new int[Capacity]);
        (rowsByClass, classEnds) = (new int[Capacity], new int[classCount]);
    }

    /// <summary>Rows that fit; a multiple of every vector's length.</summary>
    public int Capacity { get; }

    /// <summary>Rows held: those whose entries are all finite.</summary>
    public int Count { get; private set; }

    /// <summary>The class with the greatest entry of each row, the first of equals.</summary>
    public ReadOnlySpan<int> Decisions => decisions.AsSpan(0, Count);

    /// <summary>The true class of each row.</summary>
    public ReadOnlySpan<int> Actual => actual.AsSpan(0, Count);

    /// <summary>The segment of each row; empty when there are none.</summary>
    public ReadOnlySpan<int> Segments => hasSegments ? segments.AsSpan(0, Count) : default;

    /// <summary>Segments of the rows that were left out.</summary>
    public ReadOnlySpan<int> LostSegments => lost.AsSpan(0, lostCount);

    /// <summary>Sum of the greatest entries.</summary>
    public double MaximumSum { get; private set; }

    /// <summary>Rows whose entries leave [0, 1] or do not sum to 1.</summary>
    public int UnnormalizedRows { get; private set; }

    private int PaddedVectors => (Count + Vector<float>.Count - 1) / Vector<float>.Count;

    /// <summary>One class's probability in each row.</summary>
    public ReadOnlySpan<float> Column(int code) => columns.AsSpan(code * Capacity, Count);

    /// <summary>Takes up to <see cref="Capacity"/> rows, n x k.</summary>
    public void Load<T>(ReadOnlySpan<T> rows, ReadOnlySpan<int> labels, ReadOnlySpan<int> codes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Count = lostCount = 0;
        hasSegments = !codes.IsEmpty;
        if (AllFinite(rows))
        {
            LoadAllRows(rows, labels, codes);
        }
        else
        {
            LoadFiniteRows(rows, labels, codes);
        }

        for (int code = 0; code < classCount; code++)
        {
            columns.AsSpan((code * Capacity) + Count, (PaddedVectors * Vector<float>.Count) - Count).Fill(code == 0 ? 1 : 0);
        }

        GroupRowsByClass();
    }

    /// <summary>Finds the decisions, the sum of maxima and the rows that are no distribution, in one walk over the columns.</summary>
    public void Decide()
    {
        Span<Vector<int>> decided = MemoryMarshal.Cast<int, Vector<int>>(decisions.AsSpan());
        ReadOnlySpan<Vector<float>> all = MemoryMarshal.Cast<float, Vector<float>>(columns);
        int stride = Capacity / Vector<float>.Count;
        Vector<double> maximumA = default, maximumB = default;
        Vector<int> unnormalized = default;
        for (int row = 0; row < PaddedVectors; row++)
        {
            Vector<float> greatest = all[row], least = greatest, sum = greatest;
            Vector<int> best = default;
            for (int code = 1, at = row + stride; code < classCount; code++, at += stride)
            {
                Vector<float> p = all[at];
                best = Vector.ConditionalSelect(Vector.GreaterThan(p, greatest), new Vector<int>(code), best);
                greatest = Vector.MaxNative(greatest, p);
                least = Vector.MinNative(least, p);
                sum += p;
            }

            decided[row] = best;
            Vector.Widen(greatest, out Vector<double> a, out Vector<double> b);
            maximumA += a;
            maximumB += b;
            unnormalized -= Vector.LessThan(least, Vector<float>.Zero) | Vector.GreaterThan(greatest, Vector<float>.One)
                | Vector.GreaterThan(Vector.Abs(sum - Vector<float>.One), new Vector<float>(SumTolerance));
        }

        MaximumSum = Vector.Sum(maximumA + maximumB) - ((PaddedVectors * Vector<float>.Count) - Count);
        UnnormalizedRows = Vector.Sum(unnormalized);
    }

    /// <summary>Sum of -p ln p over all entries; entries that are not positive add nothing.</summary>
    public double SumEntropy()
    {
        Vector<float> tiny = new(VectorLog.SmallestNormal);
        Vector<double> sumA = default, sumB = default;
        for (int code = 0; code < classCount; code++)
        {
            ReadOnlySpan<Vector<float>> column = MemoryMarshal.Cast<float, Vector<float>>(columns.AsSpan(code * Capacity, Capacity));
            foreach (Vector<float> entry in column[..PaddedVectors])
            {
                Vector<float> p = Vector.MaxNative(entry, Vector<float>.Zero);
                Vector<float> product = p * VectorLog.Ln(Vector.MaxNative(p, tiny));
                sumA -= Vector.WidenLower(product);
                sumB -= Vector.WidenUpper(product);
            }
        }

        return Vector.Sum(sumA + sumB);
    }

    /// <summary>The probability that each row gives to its true class; valid until the next call of <see cref="OfClass"/>.</summary>
    public ReadOnlySpan<float> TrueProbabilities()
    {
        for (int row = 0; row < Count; row++)
        {
            ofClass[row] = columns[(actual[row] * Capacity) + row];
        }

        return ofClass.AsSpan(0, Count);
    }

    /// <summary>One class's probabilities in the rows of that class; valid until the next call.</summary>
    public ReadOnlySpan<float> OfClass(int code)
    {
        ReadOnlySpan<float> column = Column(code);
        ReadOnlySpan<int> rows = rowsByClass.AsSpan((code == 0 ? 0 : classEnds[code - 1])..classEnds[code]);
        for (int i = 0; i < rows.Length; i++)
        {
            ofClass[i] = column[rows[i]];
        }

        return ofClass.AsSpan(0, rows.Length);
    }

    /// <summary>One class's probabilities in the rows of all others; valid until the next call.</summary>
    public ReadOnlySpan<float> OfOthers(int code)
    {
        ReadOnlySpan<float> column = Column(code);
        int others = 0;
        for (int row = 0; row < column.Length; row++)
        {
            ofRest[others] = column[row];
            others += actual[row] == code ? 0 : 1;
        }

        return ofRest.AsSpan(0, others);
    }

    private static bool AllFinite<T>(ReadOnlySpan<T> rows)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<Vector<T>> body = MemoryMarshal.Cast<T, Vector<T>>(rows);
        Vector<T> infinity = new(T.PositiveInfinity), finite = Vector<T>.AllBitsSet;
        foreach (Vector<T> entries in body)
        {
            finite &= Vector.LessThan(Vector.Abs(entries), infinity);
        }

        bool all = Vector.EqualsAll(Vector.AsVectorByte(finite), Vector<byte>.AllBitsSet);
        foreach (T entry in rows[(body.Length * Vector<T>.Count)..])
        {
            all &= T.IsFinite(entry);
        }

        return all;
    }

    private void LoadAllRows<T>(ReadOnlySpan<T> rows, ReadOnlySpan<int> labels, ReadOnlySpan<int> codes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Count = labels.Length;
        labels.CopyTo(actual);
        codes.CopyTo(segments);
        for (int first = 0; first < Count; first += TileRows)
        {
            int n = Math.Min(TileRows, Count - first);
            ReadOnlySpan<T> tile = rows.Slice(first * classCount, n * classCount);
            for (int code = 0; code < classCount; code++)
            {
                CopyColumn(tile, code, columns.AsSpan((code * Capacity) + first, n));
            }
        }
    }

    /// <summary>The entries of a class lie k apart, and the tile holds one for each place of the column.</summary>
    private void CopyColumn<T>(ReadOnlySpan<T> tile, int code, Span<float> column)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T entry = ref Unsafe.Add(ref MemoryMarshal.GetReference(tile), code);
        int row = 0;
        for (; row + 4 <= column.Length; row += 4)
        {
            float a = float.CreateTruncating(entry), b = float.CreateTruncating(Unsafe.Add(ref entry, classCount));
            entry = ref Unsafe.Add(ref entry, 2 * classCount);
            float c = float.CreateTruncating(entry), d = float.CreateTruncating(Unsafe.Add(ref entry, classCount));
            entry = ref Unsafe.Add(ref entry, 2 * classCount);
            Vector128.Create(a, b, c, d).CopyTo(column[row..]);
        }

        for (; row < column.Length; row++)
        {
            column[row] = float.CreateTruncating(tile[(row * classCount) + code]);
        }
    }

    private void LoadFiniteRows<T>(ReadOnlySpan<T> rows, ReadOnlySpan<int> labels, ReadOnlySpan<int> codes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<T> entries = rows.Slice(row * classCount, classCount);
            if (!AllFinite(entries))
            {
                if (hasSegments && codes[row] >= 0)
                {
                    lost[lostCount++] = codes[row];
                }

                continue;
            }

            for (int code = 0; code < classCount; code++)
            {
                columns[(code * Capacity) + Count] = float.CreateTruncating(entries[code]);
            }

            actual[Count] = labels[row];
            segments[Count] = hasSegments ? codes[row] : -1;
            Count++;
        }
    }

    private void GroupRowsByClass()
    {
        Array.Clear(classEnds);
        foreach (int code in Actual)
        {
            classEnds[code]++;
        }

        int start = 0;
        for (int code = 0; code < classCount; code++)
        {
            int rows = classEnds[code];
            classEnds[code] = start;
            start += rows;
        }

        for (int row = 0; row < Count; row++)
        {
            rowsByClass[classEnds[actual[row]]++] = row;
        }
    }
}
