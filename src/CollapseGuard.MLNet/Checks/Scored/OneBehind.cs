namespace CollapseGuard.MLNet.Checks.Scored;

/// <summary>Counts a block on another thread while the next one is read: one block at a time, in order, so that the result is the same as on one thread.</summary>
/// <typeparam name="TBlock">The arrays that hold a block.</typeparam>
/// <param name="block">Filled first.</param>
/// <param name="next">Filled while the other is counted; as large.</param>
internal sealed class OneBehind<TBlock>(TBlock block, TBlock next)
{
    private Task last = Task.CompletedTask;
    private TBlock counted = next;

    /// <summary>The block to fill; nobody else looks at it.</summary>
    public TBlock Block { get; private set; } = block;

    /// <summary>Waits for the block before, then starts on this one and gives the other to fill.</summary>
    /// <param name="count">Counts the block; throws here or in <see cref="Finish"/> what it throws.</param>
    public void Start(Action<TBlock> count)
    {
        Finish();
        TBlock full = Block;
        last = Task.Run(() => count(full));
        (Block, counted) = (counted, full);
    }

    /// <summary>Waits for the last block.</summary>
    public void Finish() => last.GetAwaiter().GetResult();
}
