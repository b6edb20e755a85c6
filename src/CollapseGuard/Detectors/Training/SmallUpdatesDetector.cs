using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees steps so small that all of them together could not have moved the weights.</summary>
/// <remarks>
/// Statistics, of the layer that moves most: change of the parameters in one step over their norm, in [0, ∞), the greater of the first and the median; and the same times
/// the steps, which bounds how far the weights have come. Both must be small: few steps of a usual size are too few epochs, and many tiny ones may suffice.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class SmallUpdatesDetector(SmallUpdatesOptions? options = null) : IDetector
{
    private readonly SmallUpdatesOptions options = options ?? SmallUpdatesOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2008", "SmallUpdates", "Steps too small to get anywhere in the steps given.", Severity.Warning);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Training is not { } training)
        {
            return Watched.NoLoop;
        }

        LayerSummary[] trained = [.. training.Layers.Where(l => !l.IsFrozen && double.IsFinite(Step(l)))];
        if (trained.Length == 0)
        {
            return training.Layers.Count == 0 ? Watched.NoLayers(training) : Answer.NotHere("No layer's steps were measured.");
        }

        LayerSummary most = trained.MaxBy(Step)!;
        return options.Skill.IsShown(training) || Step(most) >= options.MinimumRatio ? Answer.Clear
            : Step(most) == 0 ? Answer.NotHere("Nothing moves at all, which CG2007 judges.")
            : training.Steps < options.MinimumSteps ? Answer.Undecided($"{training.Steps:N0} steps, which may be a warm-up of the learning rate; {options.MinimumSteps:N0} would decide.")
            : Step(most) * training.Steps < options.MinimumTravel ? Report(training, most)
            : Answer.Clear;
    }

    private static double Step(LayerSummary layer) => Math.Max(layer.UpdateRatio.Median, layer.UpdateRatio.First);

    private Verdict Report(TrainingSummary training, LayerSummary most) => Watched.Report(
        Info, Severity.Warning, most.Name,
        $"One step changes '{most.Name}', the layer that moves most, by {Step(most):G2} of its norm: all steps together by at most {Step(most) * training.Steps:P2} (n = {training.Steps:N0} steps). The weights are where they began. Raise the learning rate tenfold until steps are about 0.001 of the weights; if gradients are tiny, look at the scale of inputs and weights first.",
        new Evidence("change/norm of the parameters a step", Step(most), Expectation.AtLeast, options.MinimumRatio, most.Samples),
        new Evidence("change/norm over all steps, at most", Step(most) * training.Steps, Expectation.AtLeast, options.MinimumTravel, training.Steps));
}

/// <summary>Limits of <see cref="SmallUpdatesDetector"/>. Immutable.</summary>
public sealed record SmallUpdatesOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static SmallUpdatesOptions Default { get; } = new();

    /// <summary>Change in one step that is not small, in [0, 1]; 1e-4 by default. Source: a tenth of the rule of thumb of .001 (Karpathy, 2015); TheDeepChecker takes 1e-4 alone.</summary>
    public double MinimumRatio { get; init => field = Limit.In(value, 0, 1); } = 1e-4;

    /// <summary>Change over all steps that may have taught something, in [0, 10]; .1 by default: the initial weights still hold 90 % of every layer.</summary>
    public double MinimumTravel { get; init => field = Limit.In(value, 0, 10); } = .1;

    /// <summary>Steps needed, at least 1; 50 by default. Source: judgement.</summary>
    public long MinimumSteps { get; init => field = Limit.Rows(value, 1); } = 50;

    /// <summary>When the network counts as learning.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
