namespace CollapseGuard.Summaries;

/// <summary>How many different finite values were seen.</summary>
/// <param name="Count">The number of them, or its estimate; NaN when not kept.</param>
/// <param name="IsExact">True up to 4,096 distinct values; beyond, it is an estimate.</param>
/// <param name="RelativeStandardError">Standard error of the estimate over its value; 0 when exact.</param>
public readonly record struct DistinctSummary(double Count, bool IsExact, double RelativeStandardError = 0)
{
    /// <summary>Stands where distinct values were not counted: NaN.</summary>
    public static DistinctSummary NotKept { get; } = new(double.NaN, false);
}
