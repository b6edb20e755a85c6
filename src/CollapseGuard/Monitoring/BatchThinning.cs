namespace CollapseGuard.Monitoring;

/// <summary>Chooses which batches of a window are kept, so that about so many rows are: one of each so many in a row, at a place drawn anew each time.</summary>
/// <remarks>
/// The draw, by a generator of its own (Marsaglia's xorshift), looks at no number of a batch: what is kept is a fair sample, also of data that repeat with a
/// period. A run is always thinned alike.
/// </remarks>
internal sealed class BatchThinning(int mostRows)
{
    private ulong state = 0x9E3779B97F4A7C15;
    private long stride = 1;
    private long place;
    private long chosen;

    /// <summary>Begins a window that is expected to be offered so many rows.</summary>
    public void Begin(double expectedRows) => (stride, place) = ((long)Math.Max(1, Math.Ceiling(expectedRows / mostRows)), 0);

    /// <summary>True when the next batch is to be kept.</summary>
    /// <param name="rowsAfter">Rows that the window would hold with it: more came than was expected when it is twice what should be, and the window takes no more.</param>
    public bool Keeps(long rowsAfter)
    {
        if (place == 0)
        {
            chosen = stride == 1 ? 0 : Draw(stride);
        }

        bool isChosen = place == chosen;
        place = (place + 1) % stride;
        return isChosen && rowsAfter <= 2L * mostRows;
    }

    private long Draw(long n)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (long)(state % (ulong)n);
    }
}
