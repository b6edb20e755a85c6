namespace CollapseGuard.MLNet.Watching.Passes;

/// <summary>What one fit does with its rows: counts passes, tells of them, and stops the trainer. Safe for several threads.</summary>
/// <param name="trainer">The estimator's name.</param>
/// <param name="fit">Which fit, counted from 1.</param>
/// <param name="rowCount">Rows of the view; null when unknown.</param>
/// <param name="options">Who hears of it.</param>
internal sealed class RowWatch(string trainer, int fit, long? rowCount, WatchOptions options)
{
    /// <summary>Rows a cursor reads between two looks at the token.</summary>
    public const int RowsBetweenLooks = 1_024;

    private int passes;
    private long rowsRead;

    /// <summary>Passes begun.</summary>
    public int Passes => Volatile.Read(ref passes);

    /// <summary>Rows read over all passes and cursors; null when rows are not followed.</summary>
    public long? RowsRead => FollowsRows ? Interlocked.Read(ref rowsRead) : null;

    /// <summary>Whether cursors are to report rows. Otherwise the trainer gets the source's own cursors, and watching costs nothing a row.</summary>
    public bool FollowsRows { get; } = options.CancellationToken.CanBeCanceled || options.Progress is not null;

    /// <summary>A pass begins.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void BeginPass()
    {
        options.CancellationToken.ThrowIfCancellationRequested();
        int pass = Interlocked.Increment(ref passes);
        WatchMeter.Passes.Add(1, WatchMeter.Trainer(trainer));
        if (options.Logger is { } logger)
        {
            WatchLog.Pass(logger, trainer, pass);
        }

        Tell(WatchStage.PassBegan, 0);
    }

    /// <summary>A cursor has read some more rows.</summary>
    /// <param name="rows">Since it last told.</param>
    /// <param name="row">Since it was opened.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Look(int rows, long row)
    {
        Count(rows);
        options.CancellationToken.ThrowIfCancellationRequested();
        if (row / options.RowsBetweenReports > (row - rows) / options.RowsBetweenReports)
        {
            Tell(WatchStage.RowsRead, row);
        }
    }

    /// <summary>Counts rows of a cursor that is closed.</summary>
    public void Count(int rows) => Interlocked.Add(ref rowsRead, rows);

    /// <summary>Tells the progress.</summary>
    public void Tell(WatchStage stage, long row) => options.Progress?.Report(new WatchProgress(trainer, fit, stage, Passes, row, rowCount));
}
