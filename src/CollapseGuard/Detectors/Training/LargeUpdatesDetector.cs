using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees steps so large that they throw the weights away: the usual ones, or the first.</summary>
/// <remarks>
/// Statistics, each the median over layers: change of the parameters in one step over their norm, in [0, ∞), the median step and the first. A first step larger than the
/// weights themselves can kill every unit at once. A network that learns all the same stays silent.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class LargeUpdatesDetector(LargeUpdatesOptions? options = null) : IDetector
{
    private readonly LargeUpdatesOptions options = options ?? LargeUpdatesOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2009", "LargeUpdates", "Steps that throw the weights away.", Severity.Warning);

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

        LayerSummary[] trained = [.. training.Layers.Where(l => !l.IsFrozen && l.UpdateRatio.IsKnown)];
        if (trained.Length == 0)
        {
            return training.Layers.Count == 0 ? Watched.NoLayers(training) : Answer.NotHere("No layer's steps were measured.");
        }

        (double usual, double first) = (Middle(trained, l => l.UpdateRatio.Median), Middle(trained, l => l.UpdateRatio.First));
        long samples = trained.Max(l => l.Samples);
        Evidence[] found =
        [
            .. usual > options.MaximumRatio ? [new Evidence("median change/norm of the parameters a step", usual, Expectation.AtMost, options.MaximumRatio, samples)] : Array.Empty<Evidence>(),
            .. first > options.MaximumFirstRatio ? [new Evidence("first step's change/norm of the parameters", first, Expectation.AtMost, options.MaximumFirstRatio, samples)] : Array.Empty<Evidence>(),
        ];
        return found.Length == 0 || options.Skill.IsShown(training) ? Answer.Clear : Watched.Report(
            Info, Severity.Warning, trained.Length == 1 ? trained[0].Name : Answer.Text($"{trained.Length:N0} layers"),
            $"In the middle layer the first step changed the parameters by {first:P1} of their norm, the usual step by {usual:P1} (n = {samples:N0} sampled steps, {trained.Length:N0} layers). Such steps throw away what the weights held, and can kill or saturate every unit at once. Lower the learning rate tenfold, warm it up, and scale inputs and targets if only the first steps are large.",
            found);
    }

    // A layer that begins at 0 has no ratio at its first step.
    private static double Middle(LayerSummary[] layers, Func<LayerSummary, double> ratio)
    {
        double[] sorted = [.. layers.Select(ratio).Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }
}

/// <summary>Limits of <see cref="LargeUpdatesDetector"/>. Immutable.</summary>
public sealed record LargeUpdatesOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static LargeUpdatesOptions Default { get; } = new();

    /// <summary>Change in the usual step, in [0, 1e6]; .1 by default. Source: TheDeepChecker (Ben Braiek and Khomh, 2023), and a hundred times the rule of thumb of .001.</summary>
    public double MaximumRatio { get; init => field = Limit.In(value, 0, 1e6); } = .1;

    /// <summary>Change in the first step, in [0, 1e6]; 1 by default: the step is larger than the weights.</summary>
    public double MaximumFirstRatio { get; init => field = Limit.In(value, 0, 1e6); } = 1;

    /// <summary>When the network counts as learning.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
