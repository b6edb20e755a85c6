using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees gradients that have grown far beyond their own history in most layers.</summary>
/// <remarks>
/// Statistic: median over layers of latest/median gradient scale, in [0, ∞]. A layer is compared with itself, so neither the unit of the loss nor a deep or
/// wide network matters. Gradients that begin large and fall, as with a far target, are no explosion.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class ExplodingGradientDetector(ExplodingGradientOptions? options = null) : IDetector
{
    private readonly ExplodingGradientOptions options = options ?? ExplodingGradientOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG2005", "ExplodingGradient", "Gradients far beyond their own history.", Severity.Warning);

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

        LayerSummary[] trained = [.. training.Layers.Where(l => !l.IsFrozen && l.GradientScale.IsKnown && l.GradientScale.Median > 0)];
        if (trained.Length == 0)
        {
            return training.Layers.Count == 0 ? Watched.NoLayers(training) : Answer.NotHere("No layer with gradients was looked at.");
        }

        long samples = trained.Max(l => l.Samples);
        double[] growth = [.. trained.Select(l => l.GradientScale.Latest / l.GradientScale.Median).Order()];
        double middle = growth[growth.Length / 2];
        return samples < options.MinimumSamples ? Answer.Undecided($"{samples:N0} sampled steps; at least {options.MinimumSamples} give a layer a history to be compared with.")
            : middle > options.MaximumGrowth ? Report(training, trained, middle, samples)
            : Answer.Clear;
    }

    private Verdict Report(TrainingSummary training, LayerSummary[] trained, double growth, long samples) => Watched.Report(
        Info, options.Skill.Weigh(training), trained.Length == 1 ? trained[0].Name : Answer.Text($"{trained.Length:N0} layers"),
        $"The gradient of the middle layer is {growth:G3} times its own median (n = {samples:N0} sampled steps, {trained.Length:N0} layers). Steps of this size throw the weights away, and the next may overflow. Lower the learning rate, clip the gradient's norm, and look at the batch that began it.",
        new Evidence("latest/median gradient", growth, Expectation.AtMost, options.MaximumGrowth, samples));
}

/// <summary>Limits of <see cref="ExplodingGradientDetector"/>. Immutable.</summary>
public sealed record ExplodingGradientOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static ExplodingGradientOptions Default { get; } = new();

    /// <summary>Growth over the own median that is no explosion, in [1, 1e12]; 100 by default: heavy-tailed gradient noise reaches some ten times the median. Source: Zhang et al. (2020), Why are adaptive methods good for attention models.</summary>
    public double MaximumGrowth { get; init => field = Limit.In(value, 1, 1e12); } = 100;

    /// <summary>Sampled steps needed, at least 3; 5 by default. Source: judgement.</summary>
    public long MinimumSamples { get; init => field = Limit.Rows(value, 3); } = 5;

    /// <summary>When the network counts as learning.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
