using System.Globalization;
using System.Text;

namespace CollapseGuard.Search.Reports;

/// <summary>A result as GitHub-flavoured Markdown.</summary>
internal static class SearchMarkdown
{
    public static string Write(SearchResult result)
    {
        var text = new StringBuilder("# Search\n\n");
        foreach (string line in SearchText.Summary(result).TrimEnd('\n').Split('\n'))
        {
            text.Append(PlainText.Cell(line)).Append("\n\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{PlainText.Cell(result.Strategy)}; seed {result.Seed}; {(result.Direction == ScoreDirection.Maximize ? "greater" : "smaller")} scores are better.\n\n");
        text.Append("| trial | state | score |");
        foreach (SearchRange range in result.Space.Ranges)
        {
            text.Append(' ').Append(PlainText.Cell(range.Name)).Append(" |");
        }

        text.Append(" outcome | why it cannot win |\n|---|---|---|").Append(string.Concat(result.Space.Ranges.Select(_ => "---|"))).Append("---|---|\n");
        foreach (Trial trial in result.Trials)
        {
            string number = trial.Number.ToString(CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"| {(trial.Number == result.Best?.Number ? $"**{number}**" : number)} | {trial.State} | {PlainText.Number(trial.Score)} |");
            for (int i = 0; i < result.Space.Ranges.Count; i++)
            {
                text.Append(' ').Append(PlainText.Cell(PlainText.Value(trial, i))).Append(" |");
            }

            text.Append(CultureInfo.InvariantCulture, $" {trial.Outcome?.ToString() ?? ""} | {PlainText.Cell(trial.Reason ?? "")} |\n");
        }

        return text.ToString();
    }
}
