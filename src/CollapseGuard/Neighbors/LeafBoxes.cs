using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CollapseGuard.Neighbors;

/// <summary>The bounding box of every leaf, and lower bounds of the squared distance to it.</summary>
internal sealed class LeafBoxes
{
    // Columns between two looks at whether all queries are already too far.
    private const int Stretch = 16;

    private readonly int columns;
    private readonly float[] low;
    private readonly float[] high;

    /// <summary>Empty boxes.</summary>
    public LeafBoxes(int leaves, int columns)
    {
        this.columns = columns;
        low = new float[leaves * columns];
        high = new float[leaves * columns];
        Array.Fill(low, float.PositiveInfinity);
        Array.Fill(high, float.NegativeInfinity);
    }

    /// <summary>Widens a leaf's box so that it holds a point's coordinates.</summary>
    public void Include(int leaf, ReadOnlySpan<float> point) =>
        PointOrder.Widen(point, low.AsSpan(leaf * columns, columns), high.AsSpan(leaf * columns, columns));

    /// <summary>Squared distance between a box and a leaf's, as a lower bound for what is in them, and (four times) between their centres.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (float Bound, float Centers) ToBox(int leaf, ReadOnlySpan<float> least, ReadOnlySpan<float> greatest)
    {
        ref float a = ref MemoryMarshal.GetReference(low.AsSpan(leaf * columns, columns));
        ref float b = ref MemoryMarshal.GetReference(high.AsSpan(leaf * columns, columns));
        ref float from = ref MemoryMarshal.GetReference(least);
        ref float to = ref MemoryMarshal.GetReference(greatest);
        float bound = 0, centers = 0;
        nuint c = 0, length = (nuint)columns, width = (nuint)Vector256<float>.Count;
        if (length >= width)
        {
            Vector256<float> gaps = default, shifts = default;
            for (; c + width <= length; c += width)
            {
                Vector256<float> below = Vector256.LoadUnsafe(ref a, c) - Vector256.LoadUnsafe(ref to, c);
                Vector256<float> above = Vector256.LoadUnsafe(ref from, c) - Vector256.LoadUnsafe(ref b, c);
                Vector256<float> gap = Vector256.Max(Vector256.Max(below, above), Vector256<float>.Zero);
                gaps += gap * gap;
                Vector256<float> shift = below - above;
                shifts += shift * shift;
            }

            bound = Vector256.Sum(gaps);
            centers = Vector256.Sum(shifts);
        }

        for (; c < length; c++)
        {
            float below = Unsafe.Add(ref a, c) - Unsafe.Add(ref to, c), above = Unsafe.Add(ref from, c) - Unsafe.Add(ref b, c);
            float gap = Math.Max(0, Math.Max(below, above));
            bound += gap * gap;
            centers += (below - above) * (below - above);
        }

        return (bound, centers);
    }

    /// <summary>Which queries of a group may have a neighbour in the leaf: one bit each.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="group">The queries, column by column, <see cref="QueryBlock.Group"/> a column.</param>
    /// <param name="limits">The greatest squared distance to a box that still matters, by query.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public uint Reach(int leaf, ref float group, Vector512<float> limits)
    {
        ref float a = ref MemoryMarshal.GetReference(low.AsSpan(leaf * columns, columns));
        ref float b = ref MemoryMarshal.GetReference(high.AsSpan(leaf * columns, columns));
        Vector512<float> sum = default;
        uint near = 0;
        for (int from = 0; from < columns; from += Stretch)
        {
            int to = Math.Min(columns, from + Stretch);
            for (int c = from; c < to; c++)
            {
                Vector512<float> query = Vector512.LoadUnsafe(ref group, (nuint)(c * QueryBlock.Group));
                Vector512<float> below = Vector512.Create(Unsafe.Add(ref a, c)) - query;
                Vector512<float> above = query - Vector512.Create(Unsafe.Add(ref b, c));
                Vector512<float> gap = Vector512.Max(Vector512.Max(below, above), Vector512<float>.Zero);
                sum += gap * gap;
            }

            near = (uint)Vector512.LessThanOrEqual(sum, limits).ExtractMostSignificantBits();
            if (near == 0)
            {
                return 0;
            }
        }

        return near;
    }
}
