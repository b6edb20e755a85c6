using CollapseGuard.Reports;
using CollapseGuard.Summaries;

namespace CollapseGuard.Cli.Runs;

/// <summary>A run as it goes on, in plain lines: for a pipe, a log, a terminal without colours.</summary>
internal sealed class WatchLines(TextWriter output)
{
    private long step = -1;
    private int epoch;
    private long? alarm;
    private int starts;
    private bool hasEnded;

    /// <summary>Says what is new.</summary>
    public void Show(RunHistory run)
    {
        if (run.Starts < starts)
        {
            (step, epoch, alarm, starts, hasEnded) = (-1, 0, null, 0, false); // another run took the file's place
        }

        if (run.Starts > starts)
        {
            Line(starts == 0 ? $"training began: {run.Task}" : "training goes on from a checkpoint");
            starts = run.Starts;
        }

        if (run.Steps > 0 && run.LastStep != step)
        {
            step = run.LastStep;
            Line(StepLine(run));
        }

        if (run.AlarmStep is { } at && at != alarm)
        {
            Line($"COLLAPSE ALARM at step {Numbers.Of(at)}: {run.AlarmReport!.Headline}{Causes(run.AlarmReport)}");
        }

        alarm = run.AlarmStep;
        if (run.Epochs.Latest is { } latest && latest.Epoch != epoch)
        {
            epoch = latest.Epoch;
            Line(EpochLine(latest));
        }

        if (run.HasEnded && !hasEnded)
        {
            Line($"training ended: {RunVerdict.Headline(run)}.{Causes(run.Report)}");
        }

        hasEnded = run.HasEnded;
    }

    private static string StepLine(RunHistory run)
    {
        LayerHistory? worst = run.Layers.Where(l => l.DeadShare.Latest > 0).MaxBy(l => l.DeadShare.Latest);
        string spread = run.OutputSpread.Count == 0 ? "" : $"  output spread {Numbers.Of(run.OutputSpread.Latest)}";
        string dead = worst is null ? "" : $"  dead units {Numbers.Percent(worst.DeadShare.Latest)} in {worst.Name}";
        return $"step {Numbers.Of(run.LastStep)}  loss {Numbers.OfLoss(run.Loss.Latest, true)}{spread}{dead}";
    }

    private static string EpochLine(EpochSummary epoch) =>
        $"epoch {Numbers.Of(epoch.Epoch)}  training loss {Numbers.Of(epoch.TrainingLoss)}{(double.IsNaN(epoch.ValidationLoss) ? "" : $"  held-out loss {Numbers.Of(epoch.ValidationLoss)}")}";

    private static string Causes(CollapseReport? report) => RunVerdict.Causes(report) is { } causes ? $" First cause: {causes}" : "";

    private void Line(string line)
    {
        output.WriteLine(VisibleText.Of(line));
        output.Flush();
    }
}
