namespace CollapseGuard.Cli.Runs;

/// <summary>Reads a journal while it grows; starts anew when another run has taken its place.</summary>
internal sealed class JournalFollower(string path) : IDisposable
{
    private RunJournalReader? reader;
    private long seenLength;

    /// <summary>What is known so far; another object once the file was replaced.</summary>
    public RunHistory Run { get; private set; } = new();

    /// <summary>True once the journal's first line was read.</summary>
    public bool HasBegun => reader?.HasBegun == true;

    /// <summary>Lines read so far, and which were left out.</summary>
    public RunLines Lines => reader is null ? new RunLines(0, 0, []) : RunLines.Of(reader);

    /// <summary>Reads what has come since the last call.</summary>
    /// <returns>True when there was anything.</returns>
    /// <exception cref="InputException">It is no run journal.</exception>
    public bool Poll(CancellationToken cancellation) => RunFile.Guarded(path, () =>
    {
        var file = new FileInfo(path);
        if (reader is null && (Directory.Exists(path) || file is { Exists: true, Length: > 0 }))
        {
            reader = RunFile.Open(path);
        }

        if (reader is null || !file.Exists)
        {
            return false;
        }

        if (file.Length < seenLength)
        {
            Dispose();
            (Run, reader, seenLength) = (new RunHistory(), null, 0);
            return true;
        }

        seenLength = file.Length;
        return reader.ReadTo(Run, cancellation) > 0;
    });

    public void Dispose() => reader?.Dispose();
}
