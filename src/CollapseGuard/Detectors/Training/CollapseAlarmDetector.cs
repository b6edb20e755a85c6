using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees the alarm of the monitor: outputs became constant after they had worked, or never worked within the patience given.</summary>
/// <remarks>
/// Statistics: alarms raised, 0 or 1, and the share of row pairs with different targets whose outputs hardly differ, in [0, 1]. The alarm is a test by
/// betting, whose false-alarm rate holds for a run of any length (Ville's inequality). An alarm after which the network learned is a note about the past.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class CollapseAlarmDetector(CollapseAlarmOptions? options = null) : IDetector
{
    private readonly CollapseAlarmOptions options = options ?? CollapseAlarmOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2001", "CollapseAlarm", "The anytime-valid alarm of the training monitor.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.Training?.Alarm is not { } alarm ? Answer.NotHere("No training loop with an alarm was watched.")
            : alarm.AlarmAtStep is { } step ? Report(snapshot.Training, alarm, step)
            : alarm.ArmedAtStep is null && snapshot.Training.Steps < alarm.Patience
                ? Answer.Undecided($"{snapshot.Training.Steps:N0} steps, and the outputs were not yet shown to work; the alarm judges from step {alarm.Patience:N0}, or once they do.")
            : Answer.Clear;
    }

    private Verdict.Found Report(TrainingSummary training, AlarmSummary alarm, long step)
    {
        Evidence raised = new("alarms", 1, Expectation.AtMost, 0, alarm.UsableBatches);
        Evidence narrow = new("share of narrow pairs", alarm.NarrowShare, Expectation.AtMost, options.MaximumNarrowShare, alarm.UsableBatches);
        bool hasRecovered = options.Skill.IsShown(training) && alarm.NarrowShare <= options.MaximumNarrowShare;
        string history = alarm.ArmedAtStep is { } armed
            ? Answer.Text($"the outputs had been shown to work at step {armed:N0} and became practically constant")
            : Answer.Text($"the outputs were still practically constant after a patience of {alarm.Patience:N0} steps");
        string now = double.IsNaN(alarm.NarrowShare) ? "" : Answer.Text($" Now {alarm.NarrowShare:P0} of the pairs of rows with different targets get hardly different outputs.");
        return new Verdict.Found(new Finding(
            Info, hasRecovered ? Severity.Note : Severity.Error, "training",
            Answer.Text($"The collapse alarm was raised at step {step:N0}: {history} (n = {alarm.UsableBatches:N0} usable batches, false-alarm rate at most {alarm.FalseAlarmRate:G2} for the whole run).{now} {(hasRecovered ? "The network has recovered since." : "Stop here, go back to the last checkpoint before it, and look at the causes below before training on.")}"),
            narrow.ContradictsExpectation ? [raised, narrow] : [raised],
            hasRecovered ? null : Outcome.OutputCollapse));
    }
}

/// <summary>Limits of <see cref="CollapseAlarmDetector"/>. Immutable.</summary>
public sealed record CollapseAlarmOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static CollapseAlarmOptions Default { get; } = new();

    /// <summary>Share of narrow pairs that a working network may have, in [0, 1]; .35 by default, the border of the alarm's null hypothesis: the outputs then spread .08 of what the targets do.</summary>
    public double MaximumNarrowShare { get; init => field = Limit.In(value, 0, 1); } = .35;

    /// <summary>When the network counts as learning.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
