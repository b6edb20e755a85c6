namespace CollapseGuard.Resampling;

/// <summary>Nearest rows by a distance that is a sum over columns: all pairs, tile by tile, in double.</summary>
/// <remarks>For distances that no Euclidean search can take. Memory: the columns of the rows and about 10 kB a thread, never all pairs.</remarks>
internal abstract class ColumnSearch
{
    private const int QueryBlock = 16;
    private const int PointTile = 1024;

    /// <summary>The k nearest of some rows among themselves, each without itself; equal distances by row number.</summary>
    /// <param name="rows">Row numbers, ascending.</param>
    /// <param name="k">In [1, rows - 1].</param>
    /// <param name="parallel">Threads, and how to stop.</param>
    public NeighborRows Search(int[] rows, int k, ParallelOptions parallel)
    {
        var result = new NeighborRows(rows.Length, k);
        Parallel.For(0, (rows.Length + QueryBlock - 1) / QueryBlock, parallel, () => new Buffers(k), (block, _, buffers) =>
        {
            for (int query = block * QueryBlock; query < Math.Min(rows.Length, (block + 1) * QueryBlock); query++)
            {
                Search(query, rows, buffers, result);
            }

            return buffers;
        }, static _ => { });
        return result;
    }

    /// <summary>Adds the distances, over all columns, from a query to the points from a number on.</summary>
    protected abstract void Add(int query, int from, Span<double> distances);

    /// <summary>Whether the sum is a squared distance.</summary>
    protected virtual bool IsSquared => false;

    private void Search(int query, int[] rows, Buffers buffers, NeighborRows result)
    {
        int k = result.K, found = 0;
        for (int from = 0; from < rows.Length; from += PointTile)
        {
            Span<double> distances = buffers.Distances.AsSpan(0, Math.Min(PointTile, rows.Length - from));
            distances.Clear();
            Add(query, from, distances);

            // Points come by row number, so that only a smaller distance moves one aside.
            for (int j = 0; j < distances.Length; j++)
            {
                if (from + j != query && (found < k || distances[j] < buffers.Nearest[k - 1]))
                {
                    found = buffers.Insert(found, distances[j], from + j);
                }
            }
        }

        for (int place = 0; place < k; place++)
        {
            double distance = buffers.Nearest[place];
            result.Set(query, place, rows[buffers.Points[place]], IsSquared ? Math.Sqrt(distance) : distance);
        }
    }

    /// <summary>The buffers of one thread.</summary>
    private sealed class Buffers(int k)
    {
        public double[] Distances { get; } = new double[PointTile];

        public double[] Nearest { get; } = new double[k];

        public int[] Points { get; } = new int[k];

        /// <summary>Puts a point behind those that are not farther; returns how many are held.</summary>
        public int Insert(int held, double distance, int point)
        {
            int place = held < Nearest.Length ? held : Nearest.Length - 1;
            for (; place > 0 && Nearest[place - 1] > distance; place--)
            {
                (Nearest[place], Points[place]) = (Nearest[place - 1], Points[place - 1]);
            }

            (Nearest[place], Points[place]) = (distance, point);
            return Math.Min(held + 1, Nearest.Length);
        }
    }
}
