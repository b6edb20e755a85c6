using System.Globalization;
using System.Text;

namespace CollapseGuard.Search.Reports;

/// <summary>A result as plain text.</summary>
internal static class SearchText
{
    private const int LongestReason = 160;

    public static string Summary(SearchResult result)
    {
        var text = new StringBuilder();
        text.Append(result.Best is { } best
            ? $"Best: trial {best.Number}, score {PlainText.Number(best.Score)}: {PlainText.Line(best.Candidate.ToString())}"
            : result.Trials.Count == 0 ? "No trial ended." : "No candidate was accepted.").Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"{result.Trials.Count} trials ({result.Rejected.Count()} rejected, {result.Failed.Count()} failed, {result.Resumed} resumed) in {PlainText.Time(result.Elapsed)}; {PlainText.Of(result.StopReason)}.\n");
        return text.ToString();
    }

    public static string Write(SearchResult result)
    {
        var text = new StringBuilder(Summary(result));
        text.Append(CultureInfo.InvariantCulture, $"{PlainText.Line(result.Strategy)}; seed {result.Seed}; {(result.Direction == ScoreDirection.Maximize ? "greater" : "smaller")} scores are better.\n");
        Trial[] against = [.. result.Trials.Where(trial => trial.State != TrialState.Accepted)];
        if (against.Length > 0)
        {
            text.Append("\nCannot win\n----------\n");
            foreach (Trial trial in against)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {trial.Number,4}  {trial.State}  {PlainText.Line(trial.Reason ?? "", LongestReason)}\n");
            }
        }

        text.Append("\nTrials\n------\n");
        string[][] rows = [Header(result), .. result.Trials.Select(Row)];
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < widths.Length; column++)
            {
                text.Append("  ").Append(rows[row][column].PadLeft(widths[column]));
            }

            text.Append(row > 0 && result.Best?.Number == result.Trials[row - 1].Number ? "  <- best\n" : "\n");
        }

        return text.ToString();
    }

    private static string[] Header(SearchResult result) => ["trial", "state", "score", .. result.Space.Ranges.Select(range => PlainText.Line(range.Name)), "outcome", "time"];

    private static string[] Row(Trial trial) =>
    [
        trial.Number.ToString(CultureInfo.InvariantCulture), trial.State.ToString(), PlainText.Number(trial.Score),
        .. trial.Candidate.Space.Ranges.Select((_, i) => PlainText.Line(PlainText.Value(trial, i))),
        trial.Outcome?.ToString() ?? "-", PlainText.Time(trial.Duration),
    ];
}
