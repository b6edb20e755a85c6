namespace CollapseGuard;

/// <summary>Reads a run journal by replaying it: whoever can follow a training can follow its journal, while it grows too.</summary>
/// <remarks>
/// Lines that are broken are left out and listed in <see cref="Problems"/>; types of lines and members that it does not know are ignored.
/// Memory is bounded, however long the run. Belongs to one thread at a time.
/// </remarks>
public sealed class RunJournalReader : IDisposable
{
    /// <summary>Bytes of the longest line that is read: 4 MiB; a report takes about 50 KB.</summary>
    public const int MaxLineLength = 1 << 22;

    private const int MaxProblems = 100;

    private readonly Stream stream;
    private readonly LineBuffer buffer = new(MaxLineLength);
    private readonly List<JournalProblem> problems = [];

    /// <summary>Reads from a stream, which it closes.</summary>
    /// <param name="stream">The stream.</param>
    public RunJournalReader(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        this.stream = stream;
    }

    /// <summary>The first 100 lines that were left out, in order.</summary>
    public IReadOnlyList<JournalProblem> Problems => problems;

    /// <summary>Lines that were left out.</summary>
    public long ProblemCount { get; private set; }

    /// <summary>Lines read so far.</summary>
    public long Lines => buffer.Lines;

    /// <summary>True once the first line has shown that this is a run journal.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Opens a journal, which may be in writing.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static RunJournalReader Open(string path) =>
        new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0));

    /// <summary>Replays all whole lines that have come since the last call.</summary>
    /// <param name="observer">Who follows.</param>
    /// <param name="cancellation">Stops between two lines.</param>
    /// <returns>Lines read in this call.</returns>
    /// <exception cref="RunJournalFormatException">The first line shows that this is no run journal, or one of another schema version.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public long ReadTo(ITrainingObserver observer, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(observer);
        long before = Lines;
        do
        {
            while (buffer.TryTake(out ReadOnlySpan<byte> line, out bool isTooLong))
            {
                cancellation.ThrowIfCancellationRequested();
                Replay(line, Lines, isTooLong, observer);
            }
        }
        while (buffer.Fill(stream));
        return Lines - before;
    }

    /// <summary>Says that nothing more will come: a last line without an end is replayed when it is whole, else it is a problem.</summary>
    /// <param name="observer">Who follows.</param>
    /// <exception cref="RunJournalFormatException">There is no first line, or it is not that of a run journal.</exception>
    public void Finish(ITrainingObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        if (!Trim(buffer.Rest).IsEmpty)
        {
            bool isWhole = JournalReplay.Parse(Trim(buffer.Rest), out _) is null;
            if (isWhole)
            {
                Replay(buffer.Rest, Lines + 1, isTooLong: false, observer);
            }
            else if (HasBegun)
            {
                Note(Lines + 1, "it is cut off: training was stopped while it wrote, or is writing it now");
            }
            else
            {
                throw new RunJournalFormatException("Its first line is cut off: training has hardly begun, was stopped while it wrote, or the file is something else.");
            }
        }

        if (!HasBegun)
        {
            throw new RunJournalFormatException("It holds no line.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line) => line.StartsWith("\uFEFF"u8) ? line[3..].Trim(" \t\r"u8) : line.Trim(" \t\r"u8);

    private void Replay(ReadOnlySpan<byte> bytes, long number, bool isTooLong, ITrainingObserver observer)
    {
        bytes = Trim(bytes);
        if (bytes.IsEmpty && !isTooLong)
        {
            return;
        }

        JournalLine? line = null;
        string? wrong = isTooLong ? "it is longer than 4 MiB" : JournalReplay.Parse(bytes, out line);
        RequireBeginning(line, number, wrong);
        Action<ITrainingObserver>? call = null;
        if ((wrong ?? JournalReplay.Call(line!, out call)) is { } problem)
        {
            Note(number, problem);
            return;
        }

        HasBegun = true;
        call!(observer);
    }

    private void RequireBeginning(JournalLine? line, long number, string? wrong)
    {
        if (line?.SchemaVersion is { } version && version != JournalLine.Version)
        {
            throw new RunJournalFormatException($"Line {number} has schemaVersion {version}, but this version of CollapseGuard reads {JournalLine.Version}; update it, or write the journal again.");
        }

        if (!HasBegun && (line?.Type is not JournalLine.Begin || line.SchemaVersion is null))
        {
            throw new RunJournalFormatException($"Line {number} is not the beginning of one, {{\"schemaVersion\":1,\"type\":\"begin\",...}}{(wrong is null ? "" : $": {wrong}")}.");
        }
    }

    private void Note(long line, string what)
    {
        ProblemCount++;
        if (problems.Count < MaxProblems)
        {
            problems.Add(new JournalProblem(line, what));
        }
    }
}
