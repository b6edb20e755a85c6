namespace CollapseGuard.Summaries;

/// <summary>How many different finite values were seen.</summary>
/// <param name="Count">The number of them, or its estimate.</param>
/// <param name="IsExact">True up to 4,096 distinct values; beyond, the estimate's standard error is about 0.4 %.</param>
public readonly record struct DistinctSummary(double Count, bool IsExact);
