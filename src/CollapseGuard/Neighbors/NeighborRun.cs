namespace CollapseGuard.Neighbors;

/// <summary>One search: its blocks of queries shared out among threads.</summary>
internal sealed class NeighborRun(PackedPoints points, PointFrame frame, PairDistance distance, Func<int, (int From, int To)> exclude, int k)
{
    private const int Reports = 100;

    /// <summary>Searches the chosen rows of the queries, block by block in the given order.</summary>
    /// <param name="queries">Row-major.</param>
    /// <param name="chosen">Rows of the queries; those that lie together should follow one another.</param>
    /// <param name="places">Where each goes in the result.</param>
    /// <param name="threads">Threads at most; -1 = all.</param>
    /// <param name="progress">Gets the share done.</param>
    /// <param name="cancellationToken">Stops between blocks.</param>
    public NeighborList Search(ReadOnlyMemory<float> queries, int[] chosen, int[] places, int threads, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var result = new Neighbor[checked(chosen.Length * k)];
        int blocks = (chosen.Length + QueryBlock.Size - 1) / QueryBlock.Size, done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, blocks, options, () => new BlockSearch(points, frame, distance, exclude, k), (block, _, search) =>
        {
            int first = block * QueryBlock.Size, size = Math.Min(QueryBlock.Size, chosen.Length - first);
            search.Search(queries.Span, chosen.AsSpan(first, size), places.AsSpan(first, size), result);
            int now = Interlocked.Increment(ref done);
            if (progress is not null && now * Reports / blocks != (now - 1) * Reports / blocks)
            {
                progress.Report((double)now / blocks);
            }

            return search;
        }, static _ => { });
        return new NeighborList(result, chosen.Length, k);
    }
}
