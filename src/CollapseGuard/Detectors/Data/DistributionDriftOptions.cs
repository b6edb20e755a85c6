namespace CollapseGuard.Detectors;

/// <summary>Limits of <see cref="DistributionDriftDetector"/>. Immutable.</summary>
public sealed record DistributionDriftOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static DistributionDriftOptions Default { get; } = new();

    /// <summary>Distance of distributions up to which a column has not moved, in [0, 1]; .1 by default. A normal column reaches it by moving a quarter of its standard deviation. Source: NannyML's default limit for L-infinity, Hellinger and Jensen-Shannon distances; undrifted pairs of public tables stay below .06.</summary>
    public double MaximumDistance { get; init => field = Limit.In(value, 0, 1); } = .1;

    /// <summary>Change of the missing share up to which a column is as complete as before, in [0, 1]; .1 by default, as for the distance.</summary>
    public double MaximumMissingChange { get; init => field = Limit.In(value, 0, 1); } = .1;

    /// <summary>p-value after Holm's correction over all columns, in [1e-12, .5]; .01 by default.</summary>
    public double SignificanceLevel { get; init => field = Limit.In(value, 1e-12, .5); } = .01;

    /// <summary>Rows needed on each side, at least 10; 50 by default: fewer cannot show a distance of a quarter.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 10); } = 50;
}
