using CollapseGuard.Neighbors;

namespace CollapseGuard.Resampling;

/// <summary>Neighbours of some rows among others: the one place where this package searches.</summary>
/// <remarks>A row is never its own neighbour, a copy of it can be. Nearest first, equal distances by row number.</remarks>
/// <param name="features">All rows, n x d.</param>
/// <param name="columns">Numbers a row.</param>
/// <param name="parallel">Threads, and how to stop.</param>
internal sealed class Neighborhoods(ReadOnlyMemory<float> features, int columns, ParallelOptions parallel)
{
    /// <summary>Number of all rows.</summary>
    public int Count => features.Length / columns;

    /// <summary>The k nearest other rows of every row.</summary>
    public NeighborRows All(int k) => Number(NearestNeighbors.SearchSelf(features, columns, k, parallel.MaxDegreeOfParallelism, parallel.CancellationToken), null);

    /// <summary>The k nearest of some rows among themselves, each without itself; neighbours are given by row number.</summary>
    /// <param name="rows">Row numbers, ascending.</param>
    /// <param name="k">In [1, rows - 1].</param>
    public NeighborRows Among(int[] rows, int k) =>
        rows.Length == Count ? All(k) : Number(NearestNeighbors.SearchSelf(Gather(rows), columns, k, parallel.MaxDegreeOfParallelism, parallel.CancellationToken), rows);

    /// <summary>The k nearest rows of some rows among all, each without itself.</summary>
    /// <param name="rows">Row numbers, ascending.</param>
    /// <param name="k">In [1, n - 1].</param>
    public NeighborRows AmongAll(int[] rows, int k) =>
        rows.Length == Count ? All(k) : WithoutSelf(features, rows, k, null);

    /// <summary>The k nearest rows of some rows among a set that they are part of, each without itself.</summary>
    /// <param name="rows">Row numbers to ask for, ascending; all of them in <paramref name="among"/>.</param>
    /// <param name="among">Row numbers to search, ascending.</param>
    /// <param name="k">In [1, among - 1].</param>
    public NeighborRows Within(int[] rows, int[] among, int k) =>
        rows.Length == among.Length ? Among(rows, k) : WithoutSelf(Gather(among), rows, k, among);

    /// <summary>The k nearest of some rows among others that they are not part of.</summary>
    /// <param name="rows">Row numbers to ask for.</param>
    /// <param name="among">Row numbers to search, ascending.</param>
    /// <param name="k">In [1, among].</param>
    public NeighborRows Of(int[] rows, int[] among, int k) =>
        Number(NearestNeighbors.Search(Gather(among), Gather(rows), columns, k, parallel.MaxDegreeOfParallelism, parallel.CancellationToken), among);

    /// <summary>The k nearest of some mixed rows among themselves, each without itself: numbers by their squared differences, different categories by a fixed one.</summary>
    /// <param name="rows">Row numbers, ascending.</param>
    /// <param name="isCategorical">Which columns hold codes.</param>
    /// <param name="mismatch">The distance of two different categories.</param>
    /// <param name="k">In [1, rows - 1].</param>
    public NeighborRows AmongMixed(int[] rows, bool[] isCategorical, double mismatch, int k)
    {
        if (MixedEncoding.Encode(features.Span, columns, rows, isCategorical, mismatch) is not (float[] points, int width))
        {
            return new MixedSearch(features.Span, columns, rows, isCategorical, mismatch).Search(rows, k, parallel);
        }

        return Number(NearestNeighbors.SearchSelf(points, width, k, parallel.MaxDegreeOfParallelism, parallel.CancellationToken), rows);
    }

    /// <summary>The k nearest of some categorical rows among themselves by the value-difference metric, each without itself.</summary>
    /// <param name="rows">Row numbers, ascending.</param>
    /// <param name="metric">Distances between the categories of each column.</param>
    /// <param name="k">In [1, rows - 1].</param>
    public NeighborRows AmongCategories(int[] rows, ValueDifferences metric, int k) =>
        new ValueDifferenceSearch(metric, features.Span, rows).Search(rows, k, parallel);

    // One more is searched for, and the row itself left out; with more than k copies before it, it is not among them.
    private NeighborRows WithoutSelf(ReadOnlyMemory<float> points, int[] rows, int k, int[]? numbers)
    {
        NeighborList found = NearestNeighbors.Search(points, Gather(rows), columns, k + 1, parallel.MaxDegreeOfParallelism, parallel.CancellationToken);
        var result = new NeighborRows(rows.Length, k);
        for (int i = 0; i < rows.Length; i++)
        {
            int filled = 0;
            foreach (Neighbor neighbor in found[i])
            {
                int row = numbers is null ? neighbor.Index : numbers[neighbor.Index];
                if (row != rows[i] && filled < k)
                {
                    result.Set(i, filled++, row, neighbor.Distance);
                }
            }
        }

        return result;
    }

    private static NeighborRows Number(NeighborList found, int[]? rows)
    {
        var result = new NeighborRows(found.QueryCount, found.K);
        for (int i = 0; i < found.QueryCount; i++)
        {
            ReadOnlySpan<Neighbor> neighbors = found[i];
            for (int j = 0; j < neighbors.Length; j++)
            {
                result.Set(i, j, rows is null ? neighbors[j].Index : rows[neighbors[j].Index], neighbors[j].Distance);
            }
        }

        return result;
    }

    private float[] Gather(int[] rows)
    {
        float[] gathered = GC.AllocateUninitializedArray<float>(rows.Length * columns);
        ReadOnlySpan<float> source = features.Span;
        for (int i = 0; i < rows.Length; i++)
        {
            source.Slice(rows[i] * columns, columns).CopyTo(gathered.AsSpan(i * columns, columns));
        }

        return gathered;
    }
}
