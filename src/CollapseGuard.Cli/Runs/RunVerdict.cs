using CollapseGuard.Cli.Output;

namespace CollapseGuard.Cli.Runs;

/// <summary>What a run comes to: in a line, in a sentence and as an exit code.</summary>
internal static class RunVerdict
{
    /// <summary>1 for a collapse, an alarm or no skill; 3 while there is no diagnosis; 0 else.</summary>
    public static int ExitCodeOf(RunHistory run) => run switch
    {
        { AlarmStep: not null } => ExitCode.Failed,
        { Report: { } report } => ExitRule.Of(report.Outcome, failOn: null, comparison: null),
        _ => ExitCode.Inconclusive,
    };

    /// <summary>The outcome, the alarm.</summary>
    public static string Headline(RunHistory run) => run switch
    {
        { Report: { } report, AlarmStep: { } step } => $"{report.Outcome}; collapse alarm at step {Numbers.Of(step)}",
        { Report: { } report } => report.Outcome.ToString(),
        { AlarmReport: { } report, AlarmStep: { } step } => $"COLLAPSE ALARM at step {Numbers.Of(step)} ({report.Outcome})",
        { HasEnded: true } => "no verdict: no diagnosis was asked for when training ended",
        { Steps: 0 } => "no verdict yet: no step has been written",
        _ => "no verdict yet: no alarm, and training has not ended",
    };

    /// <summary>What was trained, how far, and whether it ended.</summary>
    public static string Extent(RunHistory run)
    {
        string steps = run.Steps == 0 ? "no steps" : $"steps {Numbers.Of(run.FirstStep)} to {Numbers.Of(run.ReachedStep)} ({Numbers.Of(run.Steps)} in the journal)";
        string epochs = run.Epochs.Count switch { 0 => "", 1 => ", 1 epoch", int n => $", {Numbers.Of(n)} epochs" };
        string starts = run.Starts > 1 ? $", continued {(run.Starts == 2 ? "once" : $"{run.Starts - 1} times")} from a checkpoint" : "";
        string task = run.Task == TrainingTask.Unknown ? "Unknown task" : run.Task.ToString();
        return $"{task}, {steps}{epochs}{starts}. {(run.HasEnded ? "Training ended." : "Training has not ended, or was stopped.")}";
    }

    /// <summary>The first cause and those next to it; mechanisms only when no cause is named; null when neither is.</summary>
    public static string? Causes(CollapseReport? report)
    {
        RankedCause[] causes = [.. (report?.Causes ?? []).Where(c => c.IsMechanism == report!.Causes[0].IsMechanism).Take(3)];
        return causes.Length == 0 ? null
            : $"{Named(causes[0])}{(causes.Length == 1 ? "" : "; then " + string.Join(", ", causes.Skip(1).Select(Named)))}";
    }

    /// <summary>What the numbers alone say aloud, whatever the verdict; null for nothing.</summary>
    public static string? Trouble(RunHistory run) => run.Loss.NonFiniteCount == 0 ? null
        : $"The loss was NaN or infinite at {Numbers.Of(run.Loss.NonFiniteCount)} of {Numbers.Of(run.Loss.Count)} steps{(double.IsFinite(run.Loss.Latest) ? "" : ", the latest among them")}.";

    private static string Named(RankedCause cause) => FormattableString.Invariant($"{cause.Cause} (support {cause.Support:0.00})");
}
