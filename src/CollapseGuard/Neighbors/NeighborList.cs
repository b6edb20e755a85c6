namespace CollapseGuard.Neighbors;

/// <summary>The nearest points of every query, nearest first. Immutable and free to share.</summary>
public sealed class NeighborList
{
    private readonly Neighbor[] neighbors;

    internal NeighborList(Neighbor[] neighbors, int queryCount, int k)
    {
        this.neighbors = neighbors;
        QueryCount = queryCount;
        K = k;
    }

    /// <summary>Number of queries.</summary>
    public int QueryCount { get; }

    /// <summary>Neighbours of each query.</summary>
    public int K { get; }

    /// <summary>The k nearest points of a query, nearest first, equal distances by index.</summary>
    /// <param name="query">In [0, QueryCount - 1].</param>
    public ReadOnlySpan<Neighbor> this[int query] => neighbors.AsSpan(query * K, K);
}
