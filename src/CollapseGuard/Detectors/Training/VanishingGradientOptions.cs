namespace CollapseGuard.Detectors;

/// <summary>Limits of <see cref="VanishingGradientDetector"/>. Immutable.</summary>
public sealed record VanishingGradientOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static VanishingGradientOptions Default { get; } = new();

    /// <summary>Pull on early layers beside late ones that is enough, in (0, 1]; .001 by default. Source: AutoTrainer (Zhang et al., 2021) for gradients alone; here the weights' scale is taken out first.</summary>
    public double MinimumRatio { get; init => field = Limit.In(value, 1e-12, 1); } = 1e-3;

    /// <summary>Movement of early layers beside late ones that is enough whatever the gradients are, in (0, 1]; .1 by default. Source: judgement.</summary>
    public double MinimumMovement { get; init => field = Limit.In(value, 1e-6, 1); } = .1;

    /// <summary>Sampled steps needed, at least 1; 3 by default. Source: judgement.</summary>
    public long MinimumSamples { get; init => field = Limit.Rows(value, 1); } = 3;

    /// <summary>When the network counts as learning.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
