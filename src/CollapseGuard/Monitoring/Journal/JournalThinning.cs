namespace CollapseGuard;

/// <summary>Which of the sampled steps are written: every n-th, and fewer the longer the run.</summary>
internal sealed class JournalThinning(RunJournalOptions options)
{
    private long every = options.KeepEvery;
    private long sampled;
    private long written;

    /// <summary>True when the step in progress is to be written.</summary>
    public bool KeepsNext => sampled % every == 0;

    /// <summary>The step in progress has ended.</summary>
    public void Count()
    {
        if (KeepsNext && ++written == options.ThinAfter)
        {
            written = 0;
            sampled = 0;
            every = Math.Min(every * 2, long.MaxValue / 4);
        }

        sampled++;
    }
}
