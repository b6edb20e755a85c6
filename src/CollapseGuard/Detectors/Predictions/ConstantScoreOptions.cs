namespace CollapseGuard.Detectors;

/// <summary>When scores count as practically constant, and when they rank. Immutable.</summary>
/// <remarks>Source of the limits: simulation, docs/results/false-alarms.md.</remarks>
public sealed record ConstantScoreOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static ConstantScoreOptions Default { get; } = new();

    /// <summary>Robust spread of probabilities over that of the truth up to which they are constant, in [0, 1]; .02 by default. Small spread alone is no collapse: at a prevalence of .001 an AUC of .9 lives with .05.</summary>
    public double MaximumSpread { get; init => field = Limit.In(value, 0, 1); } = .02;

    /// <summary>Area under the ROC curve that must be ruled out, in [.5, 1]; .7 by default.</summary>
    public double MaximumAuc { get; init => field = Limit.In(value, .5, 1); } = .7;

    /// <summary>One-sided level of the area's upper bound, in [1e-9, .5]; .01 by default.</summary>
    public double BoundLevel { get; init => field = Limit.In(value, 1e-9, .5); } = .01;

    /// <summary>Two-sided level at which scores rank, in [1e-9, .5]; .005 by default, divided by the number of classes of a matrix.</summary>
    public double SignificanceLevel { get; init => field = Limit.In(value, 1e-9, .5); } = .005;

    /// <summary>Rows of the rarer class below which nothing is said, at least 2; 10 by default.</summary>
    public long MinimumRarest { get; init => field = Limit.Rows(value, 2); } = 10;

    /// <summary>When decisions count as constant.</summary>
    public DominantClassOptions Decisions { get; init; } = DominantClassOptions.Default;
}
