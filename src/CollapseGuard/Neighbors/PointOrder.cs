using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CollapseGuard.Neighbors;

/// <summary>Orders points so that neighbours lie together: near halves along the widest column, down to groups of queries.</summary>
/// <remarks>
/// A k-d tree without nodes (Bentley, "Multidimensional binary search trees", CACM 18(9), 1975): only the order of its
/// leaves is kept. Cuts fall on multiples of the leaf, so leaf i holds the places [i leaf, (i + 1) leaf).
/// </remarks>
internal static class PointOrder
{
    // Rows looked at to find the widest column: its choice matters for speed alone.
    private const int SpreadSample = 64;

    /// <summary>The point at each place.</summary>
    /// <param name="points">n x <paramref name="columns"/>, row-major.</param>
    /// <param name="columns">Numbers a row.</param>
    /// <param name="leaf">Points of a leaf; a multiple of <paramref name="group"/>.</param>
    /// <param name="group">The smallest piece that is still split off.</param>
    /// <param name="cancellationToken">Stops between halves.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int[] Of(ReadOnlySpan<float> points, int columns, int leaf, int group, CancellationToken cancellationToken)
    {
        int count = points.Length / columns;
        var order = new int[count];
        for (int i = 0; i < count; i++)
        {
            order[i] = i;
        }

        var keys = new ulong[count];
        float[] low = new float[columns], high = new float[columns];
        var open = new Stack<(int From, int To)>();
        open.Push((0, count));
        while (open.TryPop(out (int From, int To) range))
        {
            cancellationToken.ThrowIfCancellationRequested();
            int size = range.To - range.From;
            if (size <= group)
            {
                continue;
            }

            int unit = size > leaf ? leaf : group;
            int middle = (size / 2) + unit - 1;
            middle -= middle % unit;
            if (middle >= size || WidestColumn(points, columns, order.AsSpan(range.From, size), low, high) is not (>= 0 and int column))
            {
                continue;
            }

            Span<int> rows = order.AsSpan(range.From, size);
            Span<ulong> ranked = keys.AsSpan(0, size);
            for (int i = 0; i < rows.Length; i++)
            {
                ranked[i] = RankSelection.Key(points[(rows[i] * columns) + column], rows[i]);
            }

            RankSelection.Split(ranked, middle);
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = (int)(uint)ranked[i];
            }

            open.Push((range.From, range.From + middle));
            open.Push((range.From + middle, range.To));
        }

        return order;
    }

    // -1 when the rows looked at are all the same.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int WidestColumn(ReadOnlySpan<float> points, int columns, ReadOnlySpan<int> rows, Span<float> low, Span<float> high)
    {
        int step = Math.Max(1, rows.Length / SpreadSample);
        points.Slice(rows[0] * columns, columns).CopyTo(low);
        low.CopyTo(high);
        for (int i = step; i < rows.Length; i += step)
        {
            Widen(points.Slice(rows[i] * columns, columns), low, high);
        }

        int widest = -1;
        float greatest = 0;
        for (int c = 0; c < columns; c++)
        {
            if (high[c] - low[c] > greatest)
            {
                greatest = high[c] - low[c];
                widest = c;
            }
        }

        return widest;
    }

    /// <summary>Widens a box so that it holds a row, too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Widen(ReadOnlySpan<float> row, Span<float> low, Span<float> high)
    {
        ref float value = ref MemoryMarshal.GetReference(row);
        ref float least = ref MemoryMarshal.GetReference(low);
        ref float greatest = ref MemoryMarshal.GetReference(high);
        int c = 0;
        for (; c + Vector<float>.Count <= row.Length; c += Vector<float>.Count)
        {
            Vector<float> v = Vector.LoadUnsafe(ref value, (nuint)c);
            Vector.MinNative(v, Vector.LoadUnsafe(ref least, (nuint)c)).StoreUnsafe(ref least, (nuint)c);
            Vector.MaxNative(v, Vector.LoadUnsafe(ref greatest, (nuint)c)).StoreUnsafe(ref greatest, (nuint)c);
        }

        for (; c < row.Length; c++)
        {
            float v = Unsafe.Add(ref value, c);
            Unsafe.Add(ref least, c) = Math.Min(v, Unsafe.Add(ref least, c));
            Unsafe.Add(ref greatest, c) = Math.Max(v, Unsafe.Add(ref greatest, c));
        }
    }
}
