namespace CollapseGuard.Observations;

/// <summary>Buffers that every sketch on one thread shares: they hold nothing between two calls.</summary>
internal sealed class SortScratch
{
    [ThreadStatic]
    private static SortScratch? current;

    private uint[] keys = [];
    private uint[] rows = [];

    private SortScratch()
    {
    }

    /// <summary>This thread's buffers.</summary>
    public static SortScratch Current => current ??= new SortScratch();

    /// <summary>Takes the memory that sorting one block needs.</summary>
    public void Reserve()
    {
        if (keys.Length < OrderSketch.BlockLength)
        {
            keys = new uint[OrderSketch.BlockLength];
        }
    }

    /// <summary>Runs of equal keys in one block.</summary>
    public KeyCounts Runs { get; } = new(OrderSketch.BlockLength);

    /// <summary>Room to merge a block into what is known.</summary>
    public KeyCounts Merged { get; } = new(OrderSketch.BlockLength + ValueCounts.Capacity);

    /// <summary>Room for one rung of a quantile ladder.</summary>
    public uint[] Rung { get; } = QuantileLadder.NewRung();

    private int[] Counters { get; } = new int[RadixSort.CounterCount];

    /// <summary>Room for so many keys beside those that are being sorted; not cleared.</summary>
    public uint[] Rows(int count) => rows.Length < count ? rows = new uint[count] : rows;

    /// <summary>Sorts in this thread's buffers.</summary>
    /// <param name="values">Overwritten.</param>
    /// <returns>The ascending keys, valid until the next call.</returns>
    public Span<uint> Sort(Span<uint> values)
    {
        if (keys.Length < values.Length)
        {
            keys = new uint[values.Length];
        }

        return RadixSort.Sort(values, keys.AsSpan(0, values.Length), Counters);
    }
}
