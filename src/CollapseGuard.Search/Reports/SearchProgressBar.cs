using System.Globalization;
using CollapseGuard.Search.Reports;

namespace CollapseGuard.Search;

/// <summary>Shows how far a search is: one line that is written over in a terminal, one line a trial elsewhere. Belongs to one search.</summary>
public sealed class SearchProgressBar : IProgress<SearchProgress>
{
    private const int BarWidth = 24;

    private readonly TextWriter writer;
    private readonly bool isTerminal;
    private int shown;

    /// <summary>Writes to a writer of your choice.</summary>
    /// <param name="writer">Where to; is not closed.</param>
    /// <param name="isTerminal">Whether a carriage return takes it back to the beginning of the line: a terminal, not a file or a CI log.</param>
    public SearchProgressBar(TextWriter writer, bool isTerminal)
    {
        ArgumentNullException.ThrowIfNull(writer);
        (this.writer, this.isTerminal) = (writer, isTerminal);
    }

    /// <summary>Writes to the standard error stream, and finds out whether it is a terminal.</summary>
    public static SearchProgressBar ForConsole() => new(Console.Error, !Console.IsErrorRedirected);

    /// <inheritdoc/>
    public void Report(SearchProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!isTerminal)
        {
            writer.WriteLine(value.Ended is null && value.Last is { } last ? OfTrial(last, value) : Counts(value));
            return;
        }

        string line = Bar(value) + Counts(value);
        writer.Write('\r');
        writer.Write(line.PadRight(shown));
        shown = line.Length;
        if (value.Ended is not null)
        {
            writer.WriteLine();
        }

        writer.Flush();
    }

    private static string OfTrial(Trial trial, SearchProgress value)
    {
        string what = trial.State == TrialState.Accepted
            ? $"score {PlainText.Number(trial.Score)}"
            : $"{trial.State}: {PlainText.Line(trial.Reason ?? "", 80)}";
        return string.Create(CultureInfo.InvariantCulture, $"[{value.Finished}{(value.MaximumTrials is { } most ? $"/{most}" : "")}] trial {trial.Number}: {PlainText.Line(trial.Candidate.ToString())}: {what}");
    }

    private static string Bar(SearchProgress value)
    {
        if (value.MaximumTrials is not { } most)
        {
            return "";
        }

        int full = (int)Math.Min(BarWidth, (long)BarWidth * value.Finished / most);
        return $"[{new string('#', full)}{new string('.', BarWidth - full)}] ";
    }

    private static string Counts(SearchProgress value)
    {
        string best = value.Best is { } trial
            ? string.Create(CultureInfo.InvariantCulture, $"best {PlainText.Number(trial.Score)} (trial {trial.Number})")
            : "no candidate accepted";
        string ended = value.Ended is { } reason ? $", {PlainText.Of(reason)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{value.Finished}{(value.MaximumTrials is { } most ? $"/{most}" : "")} trials, {best}, {value.Rejected} rejected, {value.Failed} failed, {PlainText.Time(value.Elapsed)}{ended}");
    }
}
