namespace CollapseGuard.Neighbors;

/// <summary>Exact k-nearest-neighbour search by blocked brute force: Euclidean distance over row-major floats.</summary>
/// <remarks>
/// A float matrix product gives a lower bound of every squared distance (rounding error included); only points whose bound
/// does not exceed the k-th distance so far are measured again, in double. So the answer is that of a search in double, at
/// the speed of the product. Memory: two copies of the points and about 100 kB a thread. The result does not depend on the
/// number of threads. Thread-safe.
/// </remarks>
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
    public static NeighborList Search(ReadOnlyMemory<float> points, ReadOnlyMemory<float> queries, int columns, int k, int maxDegreeOfParallelism = -1, CancellationToken cancellationToken = default)
    {
        Validate(points.Span, columns, nameof(points));
        Validate(queries.Span, columns, nameof(queries));
        int count = points.Length / columns;
        RequireK(k, count, "points");
        var index = new PointIndex(points, columns);
        return index.Search(queries, k, NoExclusion, Parallel(maxDegreeOfParallelism, cancellationToken));
    }

    /// <summary>The k nearest other points of each point; a point is never its own neighbour, a copy of it can be.</summary>
    /// <param name="points">n x <paramref name="columns"/>, row-major, finite.</param>
    /// <param name="columns">Numbers a row, at least 1.</param>
    /// <param name="k">Neighbours of each point, in [1, n - 1].</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; -1 = all.</param>
    /// <param name="cancellationToken">Stops between blocks of queries.</param>
    /// <exception cref="ArgumentException">The length does not fit, or a number is NaN or infinite.</exception>
    public static NeighborList SearchSelf(ReadOnlyMemory<float> points, int columns, int k, int maxDegreeOfParallelism = -1, CancellationToken cancellationToken = default)
    {
        Validate(points.Span, columns, nameof(points));
        RequireK(k, (points.Length / columns) - 1, "other points");
        var index = new PointIndex(points, columns);
        return index.Search(points, k, static query => (query, query + 1), Parallel(maxDegreeOfParallelism, cancellationToken));
    }

    private static (int From, int To) NoExclusion(int query) => (0, 0);

    private static ParallelOptions Parallel(int threads, CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };

    private static void Validate(ReadOnlySpan<float> values, int columns, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (values.Length % columns != 0)
        {
            throw new ArgumentException($"'{name}' has {values.Length} numbers, which is not a multiple of its {columns} columns.", name);
        }

        int bad = values.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        if (bad >= 0)
        {
            throw new ArgumentException($"'{name}[{bad}]' is {values[bad]} (row {bad / columns}, column {bad % columns}); distances need finite numbers. Fill or drop it first.", name);
        }
    }

    private static void RequireK(int k, int available, string what)
    {
        if (k < 1 || k > available)
        {
            throw new ArgumentOutOfRangeException(nameof(k), k, $"'k' is {k} but there are {available} {what}; it must be in [1, {available}].");
        }
    }
}
