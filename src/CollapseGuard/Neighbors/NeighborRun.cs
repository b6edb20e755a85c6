namespace CollapseGuard.Neighbors;

/// <summary>One search: its blocks of queries shared out among threads.</summary>
internal sealed class NeighborRun
{
    private const int Reports = 100;

    // What comparing a tile costs, in columns of multiplying it: pairs halve the products, skip none and compare each twice.
    // From the times of both ways at 5 to 100 uniform columns: benchmarks/results/neighbors.md.
    private const double ColumnsOfComparing = 30;

    // At 8 leaves blocks are quicker at 30 columns and as quick at 100.
    private const int FewestLeavesForPairs = 16;

    // Multiplications below which a second thread costs more than it does: some 2 ms of one. Measured with SMOTE of 900 rows: benchmarks/results/resampling-2026-11-29.md.
    private const double FewestForThreads = 1e8;

    private readonly PackedPoints points;
    private readonly PointFrame frame;
    private readonly PairDistance distance;
    private readonly Func<int, (int From, int To)> exclude;
    private readonly int k;
    private readonly int threads;
    private readonly CancellationToken cancellationToken;
    private readonly IProgress<double>? progress;

    public NeighborRun(PackedPoints points, PointFrame frame, PairDistance distance, Func<int, (int From, int To)> exclude, int k, int threads, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        this.points = points;
        this.frame = frame;
        this.distance = distance;
        this.exclude = exclude;
        this.k = k;
        this.progress = progress;
        this.threads = threads;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>Searches rows of queries, block by block in the given order.</summary>
    /// <param name="queries">Row-major.</param>
    /// <param name="chosen">Rows of the queries, and where each goes in the result; those that lie together should follow one another.</param>
    public NeighborList Search(ReadOnlyMemory<float> queries, int[] chosen)
    {
        var asked = new Question(queries, chosen, [], chosen);
        var result = new Neighbor[checked(chosen.Length * k)];
        SearchBlocks(asked, result, first: 0);
        return new NeighborList(result, chosen.Length, k);
    }

    /// <summary>Searches points among themselves: by blocks, or in pairs where a first block shows that little can be skipped.</summary>
    /// <param name="rows">The points, row-major.</param>
    /// <param name="asking">Places of the points that ask, ascending.</param>
    /// <param name="places">Where each goes in the result.</param>
    public NeighborList SearchAmong(ReadOnlyMemory<float> rows, int[] asking, int[] places)
    {
        var asked = new Question(rows, Array.ConvertAll(asking, place => points.Order[place]), asking, places);
        var result = new Neighbor[checked(asking.Length * k)];
        double share = (double)asking.Length / points.Order.Length;
        double forPairs = ((points.Columns / 2.0) + ColumnsOfComparing) / (points.Columns + ColumnsOfComparing);
        if (points.LeafCount < FewestLeavesForPairs || share < forPairs)
        {
            SearchBlocks(asked, result, first: 0);
        }
        else if (SearchBlock(new BlockSearch(points, frame, distance, exclude, k), asked, result, block: 0) * share < forPairs)
        {
            SearchBlocks(asked, result, first: 1);
        }
        else
        {
            SearchPairs(asking, places, result);
        }

        return new NeighborList(result, asking.Length, k);
    }

    private void SearchBlocks(Question asked, Neighbor[] result, int first)
    {
        int blocks = (asked.Chosen.Length + QueryBlock.Size - 1) / QueryBlock.Size, done = first;
        Parallel.For(first, blocks, Threads(asked.Chosen.Length), () => new BlockSearch(points, frame, distance, exclude, k), (block, _, search) =>
        {
            SearchBlock(search, asked, result, block);
            Report(Interlocked.Increment(ref done), blocks);
            return search;
        }, static _ => { });
    }

    // The share of all tiles that had to be multiplied.
    private double SearchBlock(BlockSearch search, Question asked, Neighbor[] result, int block)
    {
        int first = block * QueryBlock.Size, size = Math.Min(QueryBlock.Size, asked.Chosen.Length - first);
        ReadOnlySpan<int> at = asked.At.Length == 0 ? [] : asked.At.AsSpan(first, size);
        long before = search.Tiles;
        search.Search(asked.Queries.Span, asked.Chosen.AsSpan(first, size), at, asked.Places.AsSpan(first, size), result);
        double all = (double)size / PanelKernel.Rows * points.LeafCount * (PackedPoints.Leaf / PanelKernel.Width);
        return (search.Tiles - before) / all;
    }

    private void SearchPairs(int[] asking, int[] places, Neighbor[] result)
    {
        var search = new PairedSearch(points, frame, distance, exclude, asking, k);
        int done = 0;
        ParallelOptions parallel = Threads(asking.Length);
        Parallel.For(0, search.LeafCount, parallel, search.Begin);
        Parallel.For(0, search.LeafCount, parallel, leaf =>
        {
            search.Pair(leaf);
            Report(Interlocked.Increment(ref done), search.LeafCount);
        });
        for (int i = 0; i < asking.Length; i++)
        {
            search.Finish(asking[i], result.AsSpan(places[i] * k, k));
        }
    }

    private ParallelOptions Threads(int queries) => new()
    {
        MaxDegreeOfParallelism = (double)queries * points.Order.Length * points.Columns < FewestForThreads ? 1 : threads,
        CancellationToken = cancellationToken,
    };

    private void Report(int done, int all)
    {
        if (progress is not null && (long)done * Reports / all != (done - 1L) * Reports / all)
        {
            progress.Report((double)done / all);
        }
    }

    /// <summary>What is searched for: rows of the queries, their places in the index where they are points of it, and those in the result.</summary>
    private sealed record Question(ReadOnlyMemory<float> Queries, int[] Chosen, int[] At, int[] Places);
}
