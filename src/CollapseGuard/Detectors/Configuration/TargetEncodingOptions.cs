namespace CollapseGuard.Detectors;

/// <summary>Limits of <see cref="TargetEncodingDetector"/>. Immutable.</summary>
public sealed record TargetEncodingOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static TargetEncodingOptions Default { get; } = new();

    /// <summary>Rows below which one class may be chance, at least 2; 20 by default, as for CG3004.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 20;

    /// <summary>Share of unseen among all classes from which it is an error, in [0, 1]; .5 by default: rare classes miss a part one by one, another encoding most at once.</summary>
    public double ErrorShare { get; init => field = Limit.In(value, 0, 1); } = .5;
}
