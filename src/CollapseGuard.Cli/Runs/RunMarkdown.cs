using System.Text;
using CollapseGuard.Reports;
using CollapseGuard.Summaries;

namespace CollapseGuard.Cli.Runs;

/// <summary>A run as GitHub-flavoured Markdown, fit for the summary of a CI job.</summary>
internal static class RunMarkdown
{
    private const int Columns = 32;
    private const int EpochsShown = 20;
    private const int LayersShown = 32;

    public static string Write(RunHistory run)
    {
        var text = new StringBuilder();
        Line(text, $"## CollapseGuard: {RunVerdict.Headline(run)}");
        if (run.Verdict is { } verdict)
        {
            Line(text, $"**{MarkdownText.Of(verdict.Headline)}**");
        }

        Line(text, MarkdownText.Of($"{RunVerdict.Extent(run)} {RunVerdict.Trouble(run)}".TrimEnd()));
        WriteCause(text, run.Verdict);
        if (run.Steps > 0)
        {
            Chart chart = Chart.Of(run, Columns, Chart.Blocks);
            WriteCourses(text, run, chart);
            WriteLayers(text, run, chart);
        }

        WriteEpochs(text, run);
        WriteFindings(text, run.Verdict);
        return text.ToString();
    }

    private static void WriteCause(StringBuilder text, CollapseReport? report)
    {
        if (RunVerdict.Causes(report) is { } causes)
        {
            Line(text, $"**First cause:** {causes}");
        }

        if (report is { Remedies: [{ } remedy, ..] })
        {
            Line(text, $"**What to do:** {MarkdownText.Of(remedy.Title)} (`collapseguard explain {remedy.Cause}`)");
        }
    }

    private static void WriteCourses(StringBuilder text, RunHistory run, Chart chart)
    {
        Head(text, $"Over steps {Numbers.Of(run.FirstStep)} to {Numbers.Of(run.LastStep)}", "|  | First | Lowest | Highest | Latest | Over the steps |\n|---|---|---|---|---|---|\n");
        WriteCourse(text, "Loss", run.Loss, chart.Draw(run.Loss, Scale.Of(run.Loss)));
        WriteCourse(text, "Output spread (1: as the targets)", run.OutputSpread, chart.Draw(run.OutputSpread, Scale.FromZero(run.OutputSpread)));
        if (run.AlarmStep is { } alarm)
        {
            Row(text, $"**Alarm, step {Numbers.Of(alarm)}**", "", "", "", "", Code(chart.MarkAt(alarm).Replace(' ', '·')));
        }

        text.Append('\n');
    }

    private static void WriteCourse(StringBuilder text, string name, Course course, string drawn)
    {
        if (course.Count > 0)
        {
            Row(text, name, Numbers.OfLoss(course.First, true), Numbers.Of(course.Least), Numbers.Of(course.Greatest), Numbers.OfLoss(course.Latest, true), Code(drawn));
        }
    }

    private static void WriteLayers(StringBuilder text, RunHistory run, Chart chart)
    {
        IReadOnlyList<LayerHistory> shown = RunText.Shown(run.Layers, LayersShown);
        if (shown.Count == 0)
        {
            return;
        }

        Scale gradients = Scale.Magnitude(shown.Select(l => l.GradientScale));
        Head(text, "Layers, first to latest step", "| Layer | Dead units | | Saturated | Gradient (rms) | | Update ratio |\n|---|---|---|---|---|---|---|\n");
        foreach (LayerHistory layer in shown)
        {
            Row(
                text,
                MarkdownText.Of(layer.Name) + (layer.Latest.IsFrozen ? " (frozen)" : ""),
                Change(layer.DeadShare, Numbers.Percent),
                Code(chart.Draw(layer.DeadShare, Scale.Share)),
                Change(layer.SaturatedShare, Numbers.Percent),
                Change(layer.GradientScale, Numbers.Of),
                Code(chart.Draw(layer.GradientScale, gradients)),
                Change(layer.UpdateRatio, Numbers.Of));
        }

        text.Append('\n');
        if (RunText.Omitted(run, shown.Count) is { Length: > 0 } omitted)
        {
            Line(text, omitted.TrimEnd());
        }
    }

    private static void WriteEpochs(StringBuilder text, RunHistory run)
    {
        IReadOnlyList<EpochSummary> shown = run.Epochs.Some(EpochsShown);
        if (shown.Count == 0)
        {
            return;
        }

        Head(text, "Epochs", "| Epoch | Last step | Training loss | Held-out loss |\n|---|---|---|---|\n");
        foreach (EpochSummary epoch in shown)
        {
            string heldOut = Numbers.Of(epoch.ValidationLoss);
            Row(text, Numbers.Of(epoch.Epoch), Numbers.Of(epoch.LastStep), Numbers.Of(epoch.TrainingLoss), epoch.Epoch == run.Epochs.Best?.Epoch ? $"**{heldOut}** lowest" : heldOut);
        }

        text.Append('\n');
    }

    private static void WriteFindings(StringBuilder text, CollapseReport? report)
    {
        if (report is not { Findings.Count: > 0 })
        {
            return;
        }

        Head(text, "What was found", "| Finding | About | What was measured |\n|---|---|---|\n");
        foreach (Finding finding in report.Findings)
        {
            Row(text, $"{finding.Detector.Id} {MarkdownText.Of(finding.Detector.Name)}", MarkdownText.Of(finding.Subject), MarkdownText.Of(finding.Message));
        }
    }

    private static string Change(Course course, Func<double, string> format) => course.Count == 0 ? "" : $"{format(course.First)} → {format(course.Latest)}";

    private static string Code(string chart) => chart.Length == 0 ? "" : $"`{chart}`";

    private static void Head(StringBuilder text, string heading, string table) => text.Append("### ").Append(heading).Append("\n\n").Append(table);

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
