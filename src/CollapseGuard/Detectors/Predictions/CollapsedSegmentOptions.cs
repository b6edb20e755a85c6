namespace CollapseGuard.Detectors;

/// <summary>Limits of <see cref="CollapsedSegmentDetector"/>. Immutable.</summary>
public sealed record CollapsedSegmentOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static CollapsedSegmentOptions Default { get; } = new();

    /// <summary>Level over all segments together, in [1e-9, .5]; .01 by default. Source: Holm (1979), at the level of CG1001.</summary>
    public double SignificanceLevel { get; init => field = Limit.In(value, 1e-9, .5); } = .01;

    /// <summary>Rows off the modal class below which a segment's decisions are not judged, at least 5; 24 by default. Source: .8^k reaches .005 at 24.</summary>
    public long MinimumOffModalRows { get; init => field = Limit.Rows(value, 5); } = 24;

    /// <summary>When a regression output is constant.</summary>
    public ConstantOutputOptions Output { get; init; } = ConstantOutputOptions.Default;

    /// <summary>When decisions are constant.</summary>
    public DominantClassOptions Decisions { get; init; } = DominantClassOptions.Default;
}
