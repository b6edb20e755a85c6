using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees gradients that still hold those of past steps: zero_grad() is missing.</summary>
/// <remarks>
/// Statistic: share of the tested steps whose gradient held the previous step's though the parameters had moved in between, in [0, 1]. Adding up several batches
/// before one step is no fault and not counted: there nothing moves in between.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class GradientsNotClearedDetector(GradientsNotClearedOptions? options = null) : IDetector
{
    private readonly GradientsNotClearedOptions options = options ?? GradientsNotClearedOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2021", "GradientsNotCleared", "Gradients that still hold those of past steps.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.Training?.Parameters is not { CarriedGradientShare: >= 0 } parameters ? Answer.NotHere("Whether gradients are cleared was not tested.")
            : parameters.CarriedGradientShare <= options.MaximumShare ? Answer.Clear
            : Watched.Report(
                Info, options.Skill.IsShown(snapshot.Training) ? Severity.Warning : Severity.Error, "gradients",
                $"{parameters.CarriedGradientShare:P0} of the tested steps added their gradient to the previous step's, after the parameters had moved (n = {parameters.StepsWatched:N0} watched steps). Each step repeats all earlier ones, and the steps grow without end. Call optimizer.zero_grad() once before every backward().",
                new Evidence("steps that carry a past gradient", parameters.CarriedGradientShare, Expectation.AtMost, options.MaximumShare, parameters.StepsWatched));
    }
}

/// <summary>Limits of <see cref="GradientsNotClearedDetector"/>. Immutable.</summary>
public sealed record GradientsNotClearedOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static GradientsNotClearedOptions Default { get; } = new();

    /// <summary>Share of steps that may carry a past gradient, in [0, 1]; .5 by default: a loop clears always or never. Source: the autograd notes of PyTorch, on accumulated gradients.</summary>
    public double MaximumShare { get; init => field = Limit.In(value, 0, 1); } = .5;

    /// <summary>When the network counts as learning.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
