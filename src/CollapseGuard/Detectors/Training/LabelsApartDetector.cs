using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees inputs and targets that belong together outside of training and met as strangers in its batches: shuffled or joined apart on the way.</summary>
/// <remarks>
/// Statistics: permutation p-values of the signal probe, in (0, 1], on the pairs of the training batches and on other rows of the same source. Signal there and shown
/// absence here can only arise between them. Where no signal was looked for elsewhere, a target that cannot be predicted looks the same, and nothing is said.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class LabelsApartDetector(LabelsApartOptions? options = null) : IDetector
{
    private readonly LabelsApartOptions options = options ?? LabelsApartOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2022", "LabelsApart", "Inputs and targets that met as strangers in the training batches.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.Training?.TrainingSignal is not { } trained ? Answer.NotHere("The pairs of the training batches were not probed.")
            : !trained.IsDecided ? Answer.Undecided($"The signal probe did not decide on the training batches: {trained.Reason}.")
            : trained.PValue <= options.Signal.FoundLevel || snapshot.Training.ValidationSkill >= options.Skill.Shown ? Answer.Clear
            : snapshot.Signal is not { IsDecided: true } outside ? Answer.Undecided($"The training batches show no signal (p = {trained.PValue:F2}); the same probe on rows outside of training would tell whether it was lost on the way.")
            : !options.Signal.IsAbsent(trained) || outside.PValue > options.Signal.FoundLevel ? Answer.Undecided($"p = {trained.PValue:F2} in the training batches and {outside.PValue:F2} outside: neither is clear enough; more rows would decide.")
            : Watched.Report(
                Info, Info.DefaultSeverity, "training pairs",
                $"In the training batches nothing tried predicts the targets from the inputs (p = {trained.PValue:F2}, n = {trained.Rows:N0}), and on rows outside of training it does (p = {outside.PValue:G2}, n = {outside.Rows:N0}). Inputs and targets lose each other on the way into training. Look for a shuffle of one without the other, a join by the wrong key, an index that is off.",
                new Evidence("p-value in the training batches", trained.PValue, Expectation.AtMost, options.Signal.AbsentLevel, trained.Rows));
    }
}

/// <summary>Limits of <see cref="LabelsApartDetector"/>. Immutable.</summary>
public sealed record LabelsApartOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static LabelsApartOptions Default { get; } = new();

    /// <summary>When a signal is found and when its absence is; those of CG3001. Source: simulation, docs/results/signal-probe.md.</summary>
    public NoSignalOptions Signal { get; init; } = NoSignalOptions.Default;

    /// <summary>When the network counts as learning.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
