using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees a penalty that pulls the weights harder than the data do, in a network that has not learned.</summary>
/// <remarks>
/// Statistic: norm of the penalty's gradient over norm of the data's gradient, in [0, ∞). Where a penalized training has converged the two are equal by
/// definition, so a ratio near 1 is healthy in a network that has skill; before anything is learned the penalty is a small part of it.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class PenaltyDominatesDetector(PenaltyDominatesOptions? options = null) : IDetector
{
    private readonly PenaltyDominatesOptions options = options ?? PenaltyDominatesOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2017", "PenaltyDominates", "A penalty that pulls harder than the data.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Training is not { } training || double.IsNaN(training.PenaltyGradientRatio))
        {
            return snapshot.Training is null ? Watched.NoLoop : Answer.NotHere("The penalty's gradient was not measured.");
        }

        double ratio = training.PenaltyGradientRatio;
        double limit = options.Skill.IsAbsent(training) ? options.MaximumRatioWithoutSkill : options.MaximumRatio;
        return ratio <= limit || options.Skill.IsShown(training) ? Answer.Clear : Watched.Report(
            Info, Info.DefaultSeverity, "penalty",
            $"The penalty pulls the weights {ratio:G3} times as hard as the data do, and little or nothing has been learned (n = {training.Steps:N0} steps). It wins: the weights shrink to zero and only the output bias answers. Train once without a penalty or weight decay; then come back with a hundredth of it.",
            new Evidence("penalty/data gradient", ratio, Expectation.AtMost, limit, Math.Max(1, training.SampledSteps)));
    }
}

/// <summary>Limits of <see cref="PenaltyDominatesDetector"/>. Immutable.</summary>
public sealed record PenaltyDominatesOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static PenaltyDominatesOptions Default { get; } = new();

    /// <summary>Ratio that needs no word, in [0, 1e6]; 2 by default. Source: TheDeepChecker (Ben Braiek and Khomh, 2023).</summary>
    public double MaximumRatio { get; init => field = Limit.In(value, 0, 1e6); } = 2;

    /// <summary>The same where skill is known to be absent, in [0, 1e6]; .5 by default: weights that a penalty holds near zero feel it as strongly as the noise of the data.</summary>
    public double MaximumRatioWithoutSkill { get; init => field = Limit.In(value, 0, 1e6); } = .5;

    /// <summary>When the network counts as learning, and when as not learning.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
