namespace CollapseGuard.Detectors;

/// <summary>Limits of <see cref="LossStalledDetector"/>. Immutable.</summary>
public sealed record LossStalledOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static LossStalledOptions Default { get; } = new();

    /// <summary>Fall over the last half that counts as one, as a share of the level, in [0, 1]; .01 by default. Source: the improvement that Keras and Lightning wait for is absolute; a share does not depend on the loss's unit.</summary>
    public double MinimumFall { get; init => field = Limit.In(value, 0, 1); } = .01;

    /// <summary>One-sided level at which a fall is beyond chance, in [1e-9, .5]; .01 by default. Source: judgement.</summary>
    public double SignificanceLevel { get; init => field = Limit.In(value, 1e-9, .5); } = .01;

    /// <summary>Losses needed, at least 8; 50 by default. Source: judgement.</summary>
    public long MinimumLosses { get; init => field = Limit.Rows(value, 8); } = 50;

    /// <summary>When the network counts as not learning.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
