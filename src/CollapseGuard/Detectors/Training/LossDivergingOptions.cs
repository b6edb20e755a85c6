namespace CollapseGuard.Detectors;

/// <summary>Limits of <see cref="LossDivergingDetector"/>. Immutable.</summary>
public sealed record LossDivergingOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static LossDivergingOptions Default { get; } = new();

    /// <summary>Growth that is no divergence where skill is known, in [1, 1e9]; 1.2 by default: what noise and an unlucky first batch explain.</summary>
    public double MaximumGrowth { get; init => field = Limit.In(value, 1, 1e9); } = 1.2;

    /// <summary>The same where it is not known, in [1, 1e12]; 100 by default: the losses of a healthy generator and its critic stay within some ten times their beginning.</summary>
    public double MaximumUnknownGrowth { get; init => field = Limit.In(value, 1, 1e12); } = 100;

    /// <summary>Standard errors that the last level must lie above the first loss, in [0, 100]; 4 by default. Source: judgement.</summary>
    public double StandardErrors { get; init => field = Limit.In(value, 0, 100); } = 4;

    /// <summary>Skill up to which the first loss alone is the beginning, in [-1e9, 0]; -.5 by default: a loss half again the best constant's is no luck of the first batch.</summary>
    public double HarmfulSkill { get; init => field = Limit.In(value, -1e9, 0); } = -.5;

    /// <summary>Losses needed, at least 8; 20 by default. Source: judgement.</summary>
    public long MinimumLosses { get; init => field = Limit.Rows(value, 8); } = 20;

    /// <summary>When the network counts as learning.</summary>
    public LearnedSkill Skill { get; init; } = LearnedSkill.Default;
}
