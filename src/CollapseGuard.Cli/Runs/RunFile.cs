namespace CollapseGuard.Cli.Runs;

/// <summary>Opens run journals and turns what can be wrong with one into a line for the user.</summary>
internal static class RunFile
{
    /// <summary>Reads a whole journal.</summary>
    /// <param name="path">The file.</param>
    /// <param name="observer">Who follows it.</param>
    /// <param name="cancellation">Stops between two lines.</param>
    /// <returns>What was left out.</returns>
    /// <exception cref="InputException">There is no such file, or it is no run journal.</exception>
    public static RunLines Read(string path, ITrainingObserver observer, CancellationToken cancellation) => Guarded(path, () =>
    {
        using RunJournalReader reader = Open(path);
        reader.ReadTo(observer, cancellation);
        reader.Finish(observer);
        return RunLines.Of(reader);
    });

    /// <summary>Opens a journal that may still be growing; it must hold something.</summary>
    public static RunJournalReader Open(string path)
    {
        RequireFile(path);
        RequireText(path);
        return RunJournalReader.Open(path);
    }

    /// <summary>Runs what reads a journal, with failures in the user's words.</summary>
    public static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (RunJournalFormatException e)
        {
            throw new InputException($"'{path}' is no run journal that can be read. {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    private static void RequireFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InputException($"'{path}' is a directory; name the run journal in it (*.jsonl).");
        }

        if (!File.Exists(path))
        {
            throw new InputException($"There is no file '{path}'. A run journal is written by a RunJournal among the monitor's Observers.");
        }
    }

    /// <summary>Looks at the first bytes of a plain file; a pipe gives its bytes only once.</summary>
    private static void RequireText(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (!file.CanSeek)
        {
            return;
        }

        Span<byte> head = stackalloc byte[512];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.IsEmpty)
        {
            throw new InputException($"'{path}' is empty: training has not begun, or writes elsewhere.");
        }

        if (head.Contains((byte)0))
        {
            throw new InputException($"'{path}' is a binary file; a run journal is text, one JSON object a line.");
        }
    }
}

/// <summary>Lines of a journal, and which of them were left out.</summary>
/// <param name="Lines">Lines read.</param>
/// <param name="ProblemCount">Lines left out.</param>
/// <param name="Problems">The first of them.</param>
internal sealed record RunLines(long Lines, long ProblemCount, IReadOnlyList<JournalProblem> Problems)
{
    private const int Shown = 3;

    public static RunLines Of(RunJournalReader reader) => new(reader.Lines, reader.ProblemCount, [.. reader.Problems]);

    /// <summary>What to say on stderr.</summary>
    public IEnumerable<string> Describe()
    {
        foreach (JournalProblem problem in Problems.Take(Shown))
        {
            yield return $"line {problem.Line:N0} was left out: {problem.What}";
        }

        if (ProblemCount > Shown)
        {
            yield return $"{ProblemCount - Shown:N0} more line(s) were left out";
        }
    }
}
