namespace CollapseGuard.Summaries;

/// <summary>How many different finite values were seen.</summary>
/// <param name="Count">The number of them, or its estimate; NaN when not kept.</param>
/// <param name="IsExact">True up to 4,096 distinct values; beyond, the estimate's standard error is about 0.4 %.</param>
public readonly record struct DistinctSummary(double Count, bool IsExact)
{
    /// <summary>Stands where distinct values were not counted: NaN.</summary>
    public static DistinctSummary NotKept { get; } = new(double.NaN, false);
}
