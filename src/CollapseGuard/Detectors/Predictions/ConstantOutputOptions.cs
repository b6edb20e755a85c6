namespace CollapseGuard.Detectors;

/// <summary>When a regression output counts as practically constant. Immutable.</summary>
/// <remarks>Source of the limits: simulation, docs/results/false-alarms.md.</remarks>
public sealed record ConstantOutputOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static ConstantOutputOptions Default { get; } = new();

    /// <summary>S above which an output is not constant, in [0, 1]; .1 by default. A calibrated model has S = sqrt(R²), so .1 belongs to R² = .01.</summary>
    public double MaximumSpread { get; init => field = Limit.In(value, 0, 1); } = .1;

    /// <summary>Skill that would matter, in [0, 1]; .02 by default. An output collapses only when more is ruled out.</summary>
    public double MaximumSkill { get; init => field = Limit.In(value, 0, 1); } = .02;

    /// <summary>One-sided level at which it must be ruled out, in [1e-9, .5]; .01 by default, shared among several outputs by Holm.</summary>
    public double SignificanceLevel { get; init => field = Limit.In(value, 1e-9, .5); } = .01;

    /// <summary>Level at which a small skill counts as earned, in [1e-9, .5]; .001 by default.</summary>
    public double EarnedLevel { get; init => field = Limit.In(value, 1e-9, .5); } = .001;

    /// <summary>Slope of targets on outputs up to which a small skill counts as earned, at least 1; 10 by default. Beyond, the outputs are a constant whose jitter ranks.</summary>
    public double EarnedSlope { get; init => field = Limit.In(value, 1, 1e9); } = 10;

    /// <summary>Rows below which nothing is said, at least 5; 20 by default.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 5); } = 20;

    /// <summary>Units in the last place of a float within which numbers are the same, in [0, 1e6]; 8 by default: summation order alone makes a few.</summary>
    public double ResolutionUnits { get; init => field = Limit.In(value, 0, 1e6); } = 8;
}
