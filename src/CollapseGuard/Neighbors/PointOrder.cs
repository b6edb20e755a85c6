namespace CollapseGuard.Neighbors;

/// <summary>Orders points so that neighbours lie together: halves along the widest column, down to groups of queries.</summary>
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
    public static int[] Of(ReadOnlySpan<float> points, int columns, int leaf, int group, CancellationToken cancellationToken)
    {
        int count = points.Length / columns;
        var order = new int[count];
        for (int i = 0; i < count; i++)
        {
            order[i] = i;
        }

        var keys = new float[count];
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
            int middle = range.From + (((size / 2) + unit - 1) / unit * unit);
            if (middle >= range.To || WidestColumn(points, columns, order.AsSpan(range.From, size)) is not { } column)
            {
                continue;
            }

            for (int i = range.From; i < range.To; i++)
            {
                keys[i] = points[(order[i] * columns) + column];
            }

            Select(keys, order, range.From, range.To - 1, middle);
            open.Push((range.From, middle));
            open.Push((middle, range.To));
        }

        return order;
    }

    // Null when the rows looked at are all the same.
    private static int? WidestColumn(ReadOnlySpan<float> points, int columns, ReadOnlySpan<int> rows)
    {
        int step = Math.Max(1, rows.Length / SpreadSample);
        int? widest = null;
        float greatest = 0;
        for (int c = 0; c < columns; c++)
        {
            float low = float.PositiveInfinity, high = float.NegativeInfinity;
            for (int i = 0; i < rows.Length; i += step)
            {
                float value = points[(rows[i] * columns) + c];
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }

            if (high - low > greatest)
            {
                greatest = high - low;
                widest = c;
            }
        }

        return widest;
    }

    // Hoare's selection: afterwards keys[from..place) <= keys[place] <= keys(place..to].
    private static void Select(float[] keys, int[] order, int from, int to, int place)
    {
        while (from < to)
        {
            float pivot = MedianOfThree(keys[from], keys[from + ((to - from) / 2)], keys[to]);
            int i = from, j = to;
            while (i <= j)
            {
                while (keys[i] < pivot)
                {
                    i++;
                }

                while (keys[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (keys[i], keys[j]) = (keys[j], keys[i]);
                    (order[i], order[j]) = (order[j], order[i]);
                    i++;
                    j--;
                }
            }

            if (place <= j)
            {
                to = j;
            }
            else if (place >= i)
            {
                from = i;
            }
            else
            {
                return;
            }
        }
    }

    private static float MedianOfThree(float a, float b, float c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
