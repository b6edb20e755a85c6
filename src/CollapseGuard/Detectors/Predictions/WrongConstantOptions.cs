namespace CollapseGuard.Detectors;

/// <summary>Limits of <see cref="WrongConstantDetector"/>. Immutable.</summary>
/// <remarks>Source: simulation with wrong constants up to 5 standard deviations, docs/results/false-alarms.md.</remarks>
public sealed record WrongConstantOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static WrongConstantOptions Default { get; } = new();

    /// <summary>|B| that is still the best constant, in [0, 1e6] standard deviations; .1 by default.</summary>
    public double MaximumBias { get; init => field = Limit.In(value, 0, 1e6); } = .1;

    /// <summary>One-sided level at which the distance must be significant, in [1e-9, .5]; .005 by default.</summary>
    public double SignificanceLevel { get; init => field = Limit.In(value, 1e-9, .5); } = .005;

    /// <summary>When a regression output is constant.</summary>
    public ConstantOutputOptions Output { get; init; } = ConstantOutputOptions.Default;

    /// <summary>When scores or decisions are constant.</summary>
    public ConstantScoreOptions Score { get; init; } = ConstantScoreOptions.Default;
}
