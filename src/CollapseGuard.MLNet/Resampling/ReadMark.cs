namespace CollapseGuard.MLNet.Resampling;

/// <summary>Remembers that a view was read. Free to share between threads.</summary>
internal sealed class ReadMark
{
    private volatile bool wasRead;

    /// <summary>Whether a cursor was ever asked for.</summary>
    public bool WasRead
    {
        get => wasRead;
        set => wasRead = value;
    }
}
