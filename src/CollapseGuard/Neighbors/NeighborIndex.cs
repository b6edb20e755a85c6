namespace CollapseGuard.Neighbors;

/// <summary>Points prepared once for exact k-nearest-neighbour searches by Euclidean distance.</summary>
/// <remarks>
/// The answer is that of a search in double, equal distances by index: it depends neither on threads nor on the processor.
/// A product of floats bounds every distance from below (rounding included), boxes around points that lie together bound
/// whole leaves, and only what neither rules out is measured in double. Memory: one copy of the points, and for each thread
/// 128 queries; never n x n. Thread-safe.
/// </remarks>
public sealed class NeighborIndex
{
    private readonly ReadOnlyMemory<float> points;
    private readonly PointFrame frame;
    private readonly PackedPoints packed;
    private readonly bool ordered;

    /// <summary>Prepares points.</summary>
    /// <param name="points">n x <paramref name="columns"/>, row-major, finite; not copied: leave it as it is while the index is in use.</param>
    /// <param name="columns">Numbers a row, at least 1.</param>
    /// <param name="algorithm">How to search; every way gives the same answer.</param>
    /// <param name="cancellationToken">Stops the preparation.</param>
    /// <exception cref="ArgumentException">The length does not fit, or a number is NaN or infinite.</exception>
    public NeighborIndex(ReadOnlyMemory<float> points, int columns, NeighborAlgorithm algorithm = NeighborAlgorithm.Auto, CancellationToken cancellationToken = default)
    {
        NearestNeighbors.Validate(points.Span, columns, nameof(points));
        this.points = points;
        Columns = columns;
        Count = points.Length / columns;
        ordered = algorithm == NeighborAlgorithm.Tree || (algorithm == NeighborAlgorithm.Auto && Count >= FewestForTree);
        frame = PointFrame.Of(points.Span, columns);
        packed = new PackedPoints(points.Span, columns, Order(points.Span, cancellationToken), frame);
    }

    /// <summary>Number of points.</summary>
    public int Count { get; }

    /// <summary>Numbers a point.</summary>
    public int Columns { get; }

    // Below, there are too few leaves to skip. Measured: benchmarks/results/neighbors.md.
    private const int FewestForTree = 8 * PackedPoints.Leaf;

    /// <summary>The k points nearest to each query.</summary>
    /// <param name="queries">q x <see cref="Columns"/>, row-major, finite.</param>
    /// <param name="k">Neighbours of each query, in [1, n].</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; -1 = all.</param>
    /// <param name="progress">Gets the share done, in [0, 1], about a hundred times, from the threads that search.</param>
    /// <param name="cancellationToken">Stops between blocks of 128 queries.</param>
    /// <exception cref="ArgumentException">The length does not fit, or a number is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">k is out of range.</exception>
    public NeighborList Search(ReadOnlyMemory<float> queries, int k, int maxDegreeOfParallelism = -1, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        NearestNeighbors.Validate(queries.Span, Columns, nameof(queries));
        NearestNeighbors.RequireK(k, Count, "points");
        int[] order = Order(queries.Span, cancellationToken);
        var run = new NeighborRun(packed, frame, new EuclideanDistance(queries, points, Columns), static _ => (0, 0), k);
        return run.Search(queries, order, order, maxDegreeOfParallelism, progress, cancellationToken);
    }

    /// <summary>The k nearest other points of each point; a point is never its own neighbour, a copy of it can be.</summary>
    /// <param name="k">Neighbours of each point, in [1, n - 1].</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; -1 = all.</param>
    /// <param name="progress">Gets the share done, in [0, 1], about a hundred times, from the threads that search.</param>
    /// <param name="cancellationToken">Stops between blocks of 128 queries.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is out of range.</exception>
    public NeighborList SearchSelf(int k, int maxDegreeOfParallelism = -1, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        SearchApart(k, static row => (row, row + 1), maxDegreeOfParallelism, progress, cancellationToken);

    /// <summary>The k nearest other points of some of the points.</summary>
    /// <param name="rows">Which points, by their row; the list is in this order.</param>
    /// <param name="k">Neighbours of each, in [1, n - 1].</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; -1 = all.</param>
    /// <param name="progress">Gets the share done, in [0, 1], about a hundred times, from the threads that search.</param>
    /// <param name="cancellationToken">Stops between blocks of 128 queries.</param>
    /// <exception cref="ArgumentOutOfRangeException">k or a row is out of range.</exception>
    public NeighborList SearchRows(ReadOnlySpan<int> rows, int k, int maxDegreeOfParallelism = -1, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        NearestNeighbors.RequireK(k, Count - 1, "other points");
        int[] placeOf = new int[Count];
        for (int place = 0; place < Count; place++)
        {
            placeOf[packed.Order[place]] = place;
        }

        int[] keys = new int[rows.Length], places = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            if ((uint)rows[i] >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(nameof(rows), rows[i], $"'rows[{i}]' is {rows[i]} but there are {Count} points; it must be in [0, {Count - 1}].");
            }

            keys[i] = placeOf[rows[i]];
            places[i] = i;
        }

        // Queries that lie together share what is skipped.
        Array.Sort(keys, places);
        int[] chosen = new int[rows.Length];
        for (int i = 0; i < chosen.Length; i++)
        {
            chosen[i] = rows[places[i]];
        }

        var run = new NeighborRun(packed, frame, new EuclideanDistance(points, points, Columns), static row => (row, row + 1), k);
        return run.Search(points, chosen, places, maxDegreeOfParallelism, progress, cancellationToken);
    }

    /// <summary>The k nearest points of each point outside the rows [From, To) that <paramref name="exclude"/> names for it.</summary>
    internal NeighborList SearchApart(int k, Func<int, (int From, int To)> exclude, int maxDegreeOfParallelism, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        NearestNeighbors.RequireK(k, Count - 1, "other points");
        var run = new NeighborRun(packed, frame, new EuclideanDistance(points, points, Columns), exclude, k);
        return run.Search(points, packed.Order, packed.Order, maxDegreeOfParallelism, progress, cancellationToken);
    }

    private int[] Order(ReadOnlySpan<float> rows, CancellationToken cancellationToken) =>
        ordered ? PointOrder.Of(rows, Columns, PackedPoints.Leaf, QueryBlock.Group, cancellationToken) : [.. Enumerable.Range(0, rows.Length / Columns)];
}
