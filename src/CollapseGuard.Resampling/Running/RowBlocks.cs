namespace CollapseGuard.Resampling;

/// <summary>Work on rows, block by block, on as many threads as allowed.</summary>
internal static class RowBlocks
{
    // 64 kB of floats: a block stays in the second-level cache, and its cost is far above that of handing it out.
    private const int Numbers = 1 << 14;

    // Below some 4 MB a second thread costs more than it does: copying waits for memory. Measured: benchmarks/results/resampling-2026-11-29.md.
    private const int FewestForThreads = 64;

    /// <summary>Calls the action for [from, to) of every block of rows.</summary>
    public static void Run(int rows, int columns, ParallelOptions parallel, Action<int, int> action)
    {
        int size = Math.Max(1, Numbers / columns);
        int blocks = (rows + size - 1) / size;
        if (blocks < FewestForThreads || parallel.MaxDegreeOfParallelism == 1)
        {
            for (int block = 0; block < blocks; block++)
            {
                parallel.CancellationToken.ThrowIfCancellationRequested();
                action(block * size, Math.Min(rows, (block + 1) * size));
            }

            return;
        }

        Parallel.For(0, blocks, parallel, block => action(block * size, Math.Min(rows, (block + 1) * size)));
    }
}
