namespace CollapseGuard.Resampling;

/// <summary>The k nearest rows of each query, by row number of the input, nearest first.</summary>
internal sealed class NeighborRows(int queries, int k)
{
    private readonly int[] rows = GC.AllocateUninitializedArray<int>(checked(queries * k));
    private readonly double[] distances = GC.AllocateUninitializedArray<double>(checked(queries * k));

    public int Queries { get; } = queries;

    public int K { get; } = k;

    /// <summary>Row numbers of the neighbours of a query.</summary>
    public ReadOnlySpan<int> this[int query] => rows.AsSpan(query * K, K);

    /// <summary>Distances of the neighbours of a query.</summary>
    public ReadOnlySpan<double> Distances(int query) => distances.AsSpan(query * K, K);

    /// <summary>The nearest few neighbours of some of the queries.</summary>
    /// <param name="some">Queries.</param>
    /// <param name="fewer">Neighbours of each, at most <see cref="K"/>.</param>
    public NeighborRows Of(ReadOnlySpan<int> some, int fewer)
    {
        var result = new NeighborRows(some.Length, fewer);
        for (int i = 0; i < some.Length; i++)
        {
            this[some[i]][..fewer].CopyTo(result.rows.AsSpan(i * fewer));
            Distances(some[i])[..fewer].CopyTo(result.distances.AsSpan(i * fewer));
        }

        return result;
    }

    public void Set(int query, int place, int row, double distance)
    {
        rows[(query * K) + place] = row;
        distances[(query * K) + place] = distance;
    }
}
