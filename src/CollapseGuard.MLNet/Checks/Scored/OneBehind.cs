namespace CollapseGuard.MLNet.Checks.Scored;

/// <summary>Counts a block on another thread while the next one is read: one block at a time, in order, so that the result is the same as on one thread.</summary>
internal sealed class OneBehind
{
    private Task last = Task.CompletedTask;

    /// <summary>Waits for the block before, then starts on this one.</summary>
    /// <param name="count">Counts the block; throws here or in <see cref="Finish"/> what it throws.</param>
    public void Start(Action count)
    {
        Finish();
        last = Task.Run(count);
    }

    /// <summary>Waits for the last block.</summary>
    public void Finish() => last.GetAwaiter().GetResult();
}
