using System.Globalization;
using System.Text;

namespace CollapseGuard.Reports;

/// <summary>Writes a report as GitHub-flavoured Markdown, fit for the summary of a CI job: tables first, long parts folded.</summary>
internal static class MarkdownReport
{
    private const int CausesShown = 6;

    public static string Write(CollapseReport report)
    {
        var text = new StringBuilder();
        Line(text, $"## CollapseGuard: {report.Outcome}");
        Line(text, $"**{MarkdownText.Of(report.Headline)}** {MarkdownText.Of(Wording.Of(report.Subject))}");
        foreach (string question in report.WouldDecide)
        {
            Line(text, $"Would tell more: {MarkdownText.Of(question)}");
        }

        if (report.Suppressed.Count > 0)
        {
            Line(text, MarkdownText.Of(Wording.Of(report.Suppressed)));
        }

        RankedCause[] shown = ShownCauses.Of(report);
        WriteFindings(text, report);
        WriteCauses(text, ShownCauses.IsOpen(shown) ? "### No cause stands out; in this order" : "### Possible causes", [.. shown.Where(c => !c.IsMechanism).Take(CausesShown)]);
        WriteCauses(text, "### How the outputs may have died (mechanisms)", [.. shown.Where(c => c.IsMechanism)]);
        WriteRemedies(text, report);
        WriteSuppressed(text, report);
        WriteJudged(text, report);
        return text.ToString();
    }

    private static void WriteFindings(StringBuilder text, CollapseReport report)
    {
        if (report.Findings.Count == 0)
        {
            return;
        }

        Line(text, "### Findings");
        text.Append("| Finding | Severity | About | What was measured |\n|---|---|---|---|\n");
        foreach (Finding finding in report.Findings)
        {
            string evidence = string.Concat(finding.Evidence.Select(e => $"<br>{MarkdownText.Of(Wording.Of(e))}"));
            Row(text, MarkdownText.Of(Wording.NameOf(finding.Detector)), finding.Severity.ToString(), MarkdownText.Of(finding.Subject), MarkdownText.Of(finding.Message) + evidence);
        }

        text.Append('\n');
    }

    private static void WriteCauses(StringBuilder text, string heading, RankedCause[] causes)
    {
        if (causes.Length == 0)
        {
            return;
        }

        Line(text, heading);
        text.Append("| Cause | Support | For | Against | To be sure |\n|---|---|---|---|---|\n");
        foreach (RankedCause cause in causes)
        {
            Row(text, cause.Cause.ToString(), cause.Support.ToString("0.00", CultureInfo.InvariantCulture), Join(cause.For), Join(cause.Against), MarkdownText.Of(cause.Separator));
        }

        text.Append('\n');
    }

    private static string Join(IReadOnlyList<CauseEvidence> evidence) => string.Join("<br>", evidence.Select(e => MarkdownText.Of(Wording.Of(e))));

    private static void WriteRemedies(StringBuilder text, CollapseReport report)
    {
        if (report.Remedies.Count == 0)
        {
            return;
        }

        Line(text, "### What to do");
        foreach (Remedy remedy in report.Remedies)
        {
            Line(text, $"**{MarkdownText.Of(remedy.Title)}** ({MarkdownText.Of(remedy.Id)}, against {remedy.Cause}). {MarkdownText.Of(remedy.Why)}");
            for (int i = 0; i < remedy.Steps.Count; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{i + 1}. {MarkdownText.Of(remedy.Steps[i])}\n");
            }

            text.Append('\n');
            Line(text, $"Risk: {MarkdownText.Of(remedy.Risk)} Done when gone: {MarkdownText.Of(string.Join(", ", remedy.MustDisappear))}.");
            if (remedy.Snippet.Length > 0)
            {
                string fence = FenceFor(remedy.Snippet);
                Fold(text, "C#", $"{fence}csharp\n{remedy.Snippet}\n{fence}");
            }
        }
    }

    private static void WriteSuppressed(StringBuilder text, CollapseReport report)
    {
        if (report.Suppressed.Count == 0)
        {
            return;
        }

        Line(text, "### Suppressed");
        text.Append("| Finding | What was measured | Reason given |\n|---|---|---|\n");
        foreach (SuppressedFinding suppressed in report.Suppressed)
        {
            Row(text, MarkdownText.Of(Wording.NameOf(suppressed.Finding.Detector)), MarkdownText.Of(suppressed.Finding.Message), MarkdownText.Of(suppressed.Reason));
        }

        text.Append('\n');
    }

    private static void WriteJudged(StringBuilder text, CollapseReport report)
    {
        if (report.Cleared.Count > 0)
        {
            Fold(text, $"Looked and found nothing ({report.Cleared.Count.ToString(CultureInfo.InvariantCulture)})", string.Join(", ", report.Cleared.Select(d => MarkdownText.Of(Wording.NameOf(d)))));
        }

        if (report.NotEvaluated.Count > 0)
        {
            Fold(
                text,
                $"Not evaluated ({report.NotEvaluated.Count.ToString(CultureInfo.InvariantCulture)}): counts as neither healthy nor faulty",
                string.Join("\n", report.NotEvaluated.Select(n => $"- {MarkdownText.Of(Wording.NameOf(n.Detector))}: {MarkdownText.Of(n.Reason)}")));
        }
    }

    /// <summary>Code that holds a fence itself needs a longer one.</summary>
    private static string FenceFor(string code)
    {
        string fence = "```";
        while (code.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        return fence;
    }

    private static void Fold(StringBuilder text, string summary, string body) =>
        text.Append(CultureInfo.InvariantCulture, $"<details><summary>{summary}</summary>\n\n{body}\n\n</details>\n\n");

    private static void Line(StringBuilder text, string line) => text.Append(line).Append("\n\n");

    private static void Row(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        foreach (string cell in cells)
        {
            text.Append("| ").Append(cell).Append(' ');
        }

        text.Append("|\n");
    }
}
