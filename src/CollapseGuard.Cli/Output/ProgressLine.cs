using System.Diagnostics;

namespace CollapseGuard.Cli.Output;

/// <summary>One line on stderr that says how far long work is; nothing when stderr is no terminal, and nothing in the first second.</summary>
internal sealed class ProgressLine(Terminal terminal, long? total = null) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly long started = Stopwatch.GetTimestamp();
    private TimeSpan due = Patience;
    private int width;

    /// <summary>Says how many rows are done.</summary>
    public void Report(long rows)
    {
        if (!terminal.ErrorIsTerminal || Stopwatch.GetElapsedTime(started) < due)
        {
            return;
        }

        due = Stopwatch.GetElapsedTime(started) + Interval;
        Show(total is { } all ? $"{rows:N0} of {all:N0} rows ({100.0 * rows / Math.Max(all, 1):F0} %)" : $"{rows:N0} rows");
    }

    /// <summary>Wipes the line.</summary>
    public void Dispose()
    {
        if (width > 0)
        {
            Show("");
            terminal.Error.Write('\r');
        }
    }

    private void Show(string text)
    {
        terminal.Error.Write('\r');
        terminal.Error.Write(text.PadRight(width));
        width = text.Length;
    }
}
