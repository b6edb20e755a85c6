using CollapseGuard.Reports;
using CollapseGuard.Summaries;

namespace CollapseGuard.Cli.Runs;

/// <summary>A run as plain text, at most 96 columns: the verdict first, then what led to it.</summary>
internal static class RunText
{
    private const int LayersShown = 16;
    private const int EpochsShown = 12;
    private const int FindingsShown = 4;
    private const int RunColumns = 44;
    private const int LayerColumns = 18;
    private const int NameColumns = 16;

    public static string Write(RunHistory run, string glyphs)
    {
        var text = new TextLayout();
        WriteVerdict(text, run);
        if (run.Steps > 0)
        {
            WriteCourses(text, run, Chart.Of(run, RunColumns, glyphs));
            WriteLayers(text, run, Chart.Of(run, LayerColumns, glyphs));
        }

        WriteEpochs(text, run);
        WriteFindings(text, run.Verdict);
        return text.ToString();
    }

    private static void WriteVerdict(TextLayout text, RunHistory run)
    {
        text.Paragraph("", $"CollapseGuard: {RunVerdict.Headline(run)}");
        foreach (string? sentence in (string?[])[run.Verdict?.Headline, RunVerdict.Extent(run), RunVerdict.Trouble(run)])
        {
            if (sentence is not null)
            {
                text.Paragraph("", sentence);
            }
        }

        text.Gap();
        if (RunVerdict.Causes(run.Verdict) is { } causes)
        {
            text.Paragraph("First cause: ", causes);
        }

        if (run.Verdict is { Remedies: [{ } remedy, ..] })
        {
            text.Paragraph("What to do:  ", $"{remedy.Title} ({remedy.Id})");
            text.Paragraph("More:        ", $"collapseguard explain {remedy.Cause}");
        }
    }

    private static void WriteCourses(TextLayout text, RunHistory run, Chart chart)
    {
        text.Heading("Over the steps");
        text.Code($"{"",-14} {"first",8} {"lowest",8} {"latest",8}");
        WriteCourse(text, "loss", run.Loss, chart, Scale.Of(run.Loss));
        WriteCourse(text, "output spread", run.OutputSpread, chart, Scale.FromZero(run.OutputSpread));
        string lead = new(' ', 43);
        if (run.AlarmStep is { } alarm)
        {
            text.Code($"{lead}{chart.MarkAt(alarm)}  alarm at step {Numbers.Of(alarm)}");
        }

        string from = $"step {Numbers.Of(run.FirstStep)}", to = Numbers.Of(run.LastStep);
        text.Code($"{lead}{from}{to.PadLeft(Math.Max(to.Length + 1, chart.Columns - from.Length))}");
        text.Gap();
        text.Paragraph("", Legend(run));
    }

    private static string Legend(RunHistory run)
    {
        string log = Scale.Of(run.Loss).IsLog ? " The loss is drawn by orders of magnitude." : "";
        string broken = run.Loss.NonFiniteCount + run.OutputSpread.NonFiniteCount > 0 ? $" {Chart.NonFinite} marks NaN or infinity." : "";
        return $"Output spread: 1 is as wide as the targets, 0 is a constant.{log}{broken}";
    }

    private static void WriteCourse(TextLayout text, string name, Course course, Chart chart, Scale scale)
    {
        if (course.Count > 0)
        {
            text.Code($"{name,-14} {Numbers.OfLoss(course.First, true),8} {Numbers.Of(course.Least),8} {Numbers.OfLoss(course.Latest, true),8}  {chart.Draw(course, scale)}");
        }
    }

    private static void WriteLayers(TextLayout text, RunHistory run, Chart chart)
    {
        IReadOnlyList<LayerHistory> shown = Shown(run.Layers);
        if (shown.Count == 0)
        {
            return;
        }

        Scale gradients = Scale.Magnitude(shown.Select(l => l.GradientScale));
        text.Heading("Layers, first to latest step");
        text.Code($"{"",-NameColumns} {"dead units",-12} {"",-LayerColumns} gradient (rms)");
        foreach (LayerHistory layer in shown)
        {
            string dead = chart.Draw(layer.DeadShare, Scale.Share), gradient = chart.Draw(layer.GradientScale, gradients);
            text.Code($"{Cut(layer.Name),-NameColumns} {Shares(layer.DeadShare),-12} {dead,-LayerColumns} {Change(layer),-18} {gradient}".TrimEnd());
        }

        WriteSaturation(text, shown, chart);
        text.Gap();
        text.Paragraph("", Omitted(run, shown.Count) + "Gradients are drawn by orders of magnitude, on one scale for all layers.");
    }

    private static void WriteSaturation(TextLayout text, IReadOnlyList<LayerHistory> layers, Chart chart)
    {
        LayerHistory[] saturated = [.. layers.Where(l => l.SaturatedShare.Greatest > 0)];
        if (saturated.Length == 0)
        {
            return;
        }

        text.Code("");
        text.Code($"{"",-NameColumns} {"saturated units"}");
        foreach (LayerHistory layer in saturated)
        {
            text.Code($"{Cut(layer.Name),-NameColumns} {Shares(layer.SaturatedShare),-12} {chart.Draw(layer.SaturatedShare, Scale.Share)}".TrimEnd());
        }
    }

    private static void WriteEpochs(TextLayout text, RunHistory run)
    {
        IReadOnlyList<EpochSummary> shown = run.Epochs.Some(EpochsShown);
        if (shown.Count == 0)
        {
            return;
        }

        text.Heading("Epochs");
        text.Code($"{"epoch",6} {"last step",10} {"training loss",14} {"held-out loss",14}");
        foreach (EpochSummary epoch in shown)
        {
            string mark = epoch.Epoch == run.Epochs.Best?.Epoch ? "  lowest" : "";
            text.Code($"{Numbers.Of(epoch.Epoch),6} {Numbers.Of(epoch.LastStep),10} {Numbers.Of(epoch.TrainingLoss),14} {Numbers.Of(epoch.ValidationLoss),14}{mark}");
        }
    }

    private static void WriteFindings(TextLayout text, CollapseReport? report)
    {
        if (report is not { Findings.Count: > 0 })
        {
            return;
        }

        text.Heading("What was found");
        foreach (Finding finding in report.Findings.Take(FindingsShown))
        {
            text.Paragraph($"  {finding.Detector.Id} ", finding.Message);
        }

        if (report.Findings.Count > FindingsShown)
        {
            text.Paragraph("  ", $"and {report.Findings.Count - FindingsShown} more; --format json holds the whole report.");
        }
    }

    /// <summary>Those that most ask to be looked at, in forward order.</summary>
    internal static IReadOnlyList<LayerHistory> Shown(IReadOnlyList<LayerHistory> layers, int most = LayersShown) =>
        layers.Count <= most ? layers : [.. layers.Index().OrderByDescending(l => Math.Round(20 * l.Item.Concern)).Take(most).OrderBy(l => l.Index).Select(l => l.Item)];

    /// <summary>What of the layers is not shown; ends with a space.</summary>
    internal static string Omitted(RunHistory run, int shown) =>
        run.Layers.Count > shown ? $"{Numbers.Of(run.Layers.Count - shown)}{(run.LeavesLayersOut ? " or more" : "")} layers that look no more troubled are left out. " : "";

    private static string Shares(Course course) => course.Count == 0 ? "" : $"{Numbers.Percent(course.First)} -> {Numbers.Percent(course.Latest)}";

    private static string Change(LayerHistory layer) => layer switch
    {
        { Latest.IsFrozen: true } => "frozen",
        { GradientScale.Count: 0 } => "",
        _ => $"{Numbers.Of(layer.GradientScale.First)} -> {Numbers.Of(layer.GradientScale.Latest)}",
    };

    /// <summary>The end of a name tells layers apart better than its beginning.</summary>
    private static string Cut(string name)
    {
        string visible = VisibleText.Of(name);
        return visible.Length <= NameColumns ? visible : ".." + visible[^(NameColumns - 2)..];
    }
}
