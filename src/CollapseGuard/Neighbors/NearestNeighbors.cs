using CollapseGuard.Statistics;

namespace CollapseGuard.Neighbors;

/// <summary>Exact k-nearest-neighbour search by Euclidean distance over row-major floats, in one call.</summary>
/// <remarks>Prepares a <see cref="NeighborIndex"/> and asks it once; keep the index to ask it again. Thread-safe.</remarks>
public static class NearestNeighbors
{
    /// <summary>The k points nearest to each query.</summary>
    /// <param name="points">n x <paramref name="columns"/>, row-major, finite.</param>
    /// <param name="queries">q x <paramref name="columns"/>, row-major, finite.</param>
    /// <param name="columns">Numbers a row, at least 1.</param>
    /// <param name="k">Neighbours of each query, in [1, n].</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; -1 = all.</param>
    /// <param name="cancellationToken">Stops between blocks of queries.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or a number is NaN or infinite.</exception>
    public static NeighborList Search(ReadOnlyMemory<float> points, ReadOnlyMemory<float> queries, int columns, int k, int maxDegreeOfParallelism = -1, CancellationToken cancellationToken = default) =>
        new NeighborIndex(points, columns, NeighborAlgorithm.Auto, cancellationToken).Search(queries, k, maxDegreeOfParallelism, null, cancellationToken);

    /// <summary>The k nearest other points of each point; a point is never its own neighbour, a copy of it can be.</summary>
    /// <param name="points">n x <paramref name="columns"/>, row-major, finite.</param>
    /// <param name="columns">Numbers a row, at least 1.</param>
    /// <param name="k">Neighbours of each point, in [1, n - 1].</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; -1 = all.</param>
    /// <param name="cancellationToken">Stops between blocks of queries.</param>
    /// <exception cref="ArgumentException">The length does not fit, or a number is NaN or infinite.</exception>
    public static NeighborList SearchSelf(ReadOnlyMemory<float> points, int columns, int k, int maxDegreeOfParallelism = -1, CancellationToken cancellationToken = default) =>
        new NeighborIndex(points, columns, NeighborAlgorithm.Auto, cancellationToken).SearchSelf(k, maxDegreeOfParallelism, null, cancellationToken);

    internal static void Validate(ReadOnlySpan<float> values, int columns, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (values.Length % columns != 0)
        {
            throw new ArgumentException($"'{name}' has {values.Length} numbers, which is not a multiple of its {columns} columns.", name);
        }

        int bad = FiniteNumbers.IndexOfNonFinite(values);
        if (bad >= 0)
        {
            throw new ArgumentException($"'{name}[{bad}]' is {values[bad]} (row {bad / columns}, column {bad % columns}); distances need finite numbers. Fill or drop it first.", name);
        }
    }

    internal static void RequireK(int k, int available, string what)
    {
        if (k < 1 || k > available)
        {
            throw new ArgumentOutOfRangeException(nameof(k), k, $"'k' is {k} but there are {available} {what}; it must be in [1, {available}].");
        }
    }
}
