namespace CollapseGuard.Neighbors;

/// <summary>Points prepared once for exact k-nearest-neighbour searches: Euclidean, mixed with categories, or by value difference.</summary>
/// <remarks>
/// The answer is that of a search in double, equal distances by index: it depends neither on threads nor on the processor.
/// A product of floats bounds every distance from below (rounding included), boxes around points that lie together bound
/// whole leaves, and only what neither rules out is measured in double. Memory: one copy of the points, and for each thread
/// 128 queries; never n x n. Thread-safe.
/// </remarks>
public sealed class NeighborIndex
{
    // Below, there are too few leaves to skip. Measured: benchmarks/results/neighbors.md.
    private const int FewestForTree = 2 * PackedPoints.Leaf;

    private readonly ReadOnlyMemory<float> points;
    private readonly PairDistance apart;
    private readonly PointFrame frame;
    private readonly PackedPoints packed;
    private readonly bool ordered;

    /// <summary>Prepares points for Euclidean distance.</summary>
    /// <param name="points">n x <paramref name="columns"/>, row-major, finite; not copied: leave it as it is while the index is in use.</param>
    /// <param name="columns">Numbers a row, at least 1.</param>
    /// <param name="algorithm">How to search; every way gives the same answer.</param>
    /// <param name="cancellationToken">Stops the preparation.</param>
    /// <exception cref="ArgumentException">The length does not fit, or a number is NaN or infinite.</exception>
    public NeighborIndex(ReadOnlyMemory<float> points, int columns, NeighborAlgorithm algorithm = NeighborAlgorithm.Auto, CancellationToken cancellationToken = default)
        : this(points, columns, new EuclideanDistance(points, points, columns), algorithm, cancellationToken)
    {
    }

    // The coordinates' Euclidean distance is at most the distance that decides.
    private NeighborIndex(ReadOnlyMemory<float> coordinates, int columns, PairDistance apart, NeighborAlgorithm algorithm, CancellationToken cancellationToken)
    {
        NearestNeighbors.Validate(coordinates.Span, columns, "points");
        points = coordinates;
        Columns = columns;
        Count = points.Length / columns;
        this.apart = apart;
        ordered = algorithm == NeighborAlgorithm.Tree || (algorithm == NeighborAlgorithm.Auto && Count >= FewestForTree);
        frame = PointFrame.Of(points.Span, columns);
        packed = new PackedPoints(points.Span, columns, Order(points.Span, cancellationToken), frame);
    }

    /// <summary>Prepares rows of numbers and categories: distance² = that of the numbers + <paramref name="mismatch"/>² for each category that differs.</summary>
    /// <param name="numbers">n x <paramref name="columns"/>, row-major, finite; not copied. Scale them first: all columns count alike.</param>
    /// <param name="columns">Numbers a row, 0 or more.</param>
    /// <param name="codes">n x <paramref name="codeColumns"/>, row-major category codes from 0; not copied.</param>
    /// <param name="codeColumns">Codes a row, at least 1.</param>
    /// <param name="mismatch">What a category that differs counts, 0 or more, finite.</param>
    /// <param name="cancellationToken">Stops the preparation.</param>
    /// <returns>An index for <see cref="SearchSelf"/> and <see cref="SearchRows"/>.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit, a number is not finite, or a code is negative.</exception>
    public static NeighborIndex Mixed(ReadOnlyMemory<float> numbers, int columns, ReadOnlyMemory<int> codes, int codeColumns, double mismatch, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(codeColumns, 1);
        if (!(mismatch >= 0 && double.IsFinite(mismatch)))
        {
            throw new ArgumentOutOfRangeException(nameof(mismatch), mismatch, $"'mismatch' is {mismatch}; it must be 0 or greater, and finite.");
        }

        int count = codes.Length / codeColumns;
        if (codes.Length % codeColumns != 0 || numbers.Length != (long)count * columns)
        {
            throw new ArgumentException($"'numbers' has {numbers.Length} entries in rows of {columns}, 'codes' {codes.Length} in rows of {codeColumns}; both must have the same rows.", nameof(codes));
        }

        ValueDifference.RequireCodes(codes.Span, codeColumns, nameof(codes));
        NearestNeighbors.Validate(numbers.Span, Math.Max(1, columns), nameof(numbers));
        var distance = new MixedDistance(numbers, columns, codes, codeColumns, mismatch);
        (float[] coordinates, int width) = distance.Embed(count);
        return new NeighborIndex(coordinates, width, distance, NeighborAlgorithm.Auto, cancellationToken);
    }

    /// <summary>Prepares rows of categories for the value-difference metric.</summary>
    /// <param name="codes">n x columns of the metric, row-major category codes that it has counted; not copied.</param>
    /// <param name="metric">How far categories are apart.</param>
    /// <param name="cancellationToken">Stops the preparation.</param>
    /// <returns>An index for <see cref="SearchSelf"/> and <see cref="SearchRows"/>.</returns>
    /// <exception cref="ArgumentException">The length does not fit, or a code is negative.</exception>
    public static NeighborIndex ByValueDifference(ReadOnlyMemory<int> codes, ValueDifference metric, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (codes.Length % metric.Columns != 0)
        {
            throw new ArgumentException($"'codes' has {codes.Length} entries, which is not a multiple of the metric's {metric.Columns} columns.", nameof(codes));
        }

        ValueDifference.RequireCodes(codes.Span, metric.Columns, nameof(codes));
        (float[] coordinates, int width) = metric.Embed(codes.Span);
        return new NeighborIndex(coordinates, width, new ValueDifferenceDistance(metric, codes), NeighborAlgorithm.Auto, cancellationToken);
    }

    /// <summary>Number of points.</summary>
    public int Count { get; }

    /// <summary>Coordinates a point: those of the search, for an index that is not Euclidean.</summary>
    public int Columns { get; }

    /// <summary>The k points nearest to each query.</summary>
    /// <param name="queries">q x <see cref="Columns"/>, row-major, finite.</param>
    /// <param name="k">Neighbours of each query, in [1, n].</param>
    /// <param name="maxDegreeOfParallelism">Threads at most; -1 = all.</param>
    /// <param name="progress">Gets the share done, in [0, 1], about a hundred times, from the threads that search.</param>
    /// <param name="cancellationToken">Stops between blocks of 128 queries.</param>
    /// <exception cref="ArgumentException">The length does not fit, or a number is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">k is out of range.</exception>
    /// <exception cref="InvalidOperationException">The index is not Euclidean: its metric knows its own rows alone.</exception>
    public NeighborList Search(ReadOnlyMemory<float> queries, int k, int maxDegreeOfParallelism = -1, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        if (apart is not EuclideanDistance)
        {
            throw new InvalidOperationException("Only a Euclidean index takes queries from outside; ask this one with SearchSelf or SearchRows.");
        }

        NearestNeighbors.Validate(queries.Span, Columns, nameof(queries));
        NearestNeighbors.RequireK(k, Count, "points");
        return new NeighborRun(packed, frame, new EuclideanDistance(queries, points, Columns), static _ => (0, 0), k, maxDegreeOfParallelism, progress, cancellationToken).Search(queries, Order(queries.Span, cancellationToken));
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
        return new NeighborRun(packed, frame, apart, static row => (row, row + 1), k, maxDegreeOfParallelism, progress, cancellationToken).SearchAmong(points, keys, places);
    }

    /// <summary>The k nearest points of each point outside the rows [From, To) that <paramref name="exclude"/> names for it.</summary>
    internal NeighborList SearchApart(int k, Func<int, (int From, int To)> exclude, int maxDegreeOfParallelism, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        NearestNeighbors.RequireK(k, Count - 1, "other points");
        return new NeighborRun(packed, frame, apart, exclude, k, maxDegreeOfParallelism, progress, cancellationToken).SearchAmong(points, [.. Enumerable.Range(0, Count)], packed.Order);
    }

    private int[] Order(ReadOnlySpan<float> rows, CancellationToken cancellationToken) =>
        ordered ? PointOrder.Of(rows, Columns, PackedPoints.Leaf, QueryBlock.Group, cancellationToken) : [.. Enumerable.Range(0, rows.Length / Columns)];
}
