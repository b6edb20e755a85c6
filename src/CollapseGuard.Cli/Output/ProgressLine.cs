using System.Diagnostics;
using CollapseGuard.Reports;

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
        if (IsDue())
        {
            Show(total is { } all ? $"{rows:N0} of {all:N0} rows ({100.0 * rows / Math.Max(all, 1):F0} %)" : $"{rows:N0} rows");
        }
    }

    /// <summary>Says what is being done.</summary>
    public void Report(string step)
    {
        if (IsDue())
        {
            Show(VisibleText.Of(step));
        }
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

    private bool IsDue()
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        if (!terminal.ErrorIsTerminal || elapsed < due)
        {
            return false;
        }

        due = elapsed + Interval;
        return true;
    }

    private void Show(string text)
    {
        terminal.Error.Write('\r');
        terminal.Error.Write(text.PadRight(width));
        width = text.Length;
    }
}
