namespace CollapseGuard.Summaries;

/// <summary>Count, mean, squared deviations and range of finite numbers, in double.</summary>
/// <param name="Count">How many numbers.</param>
/// <param name="Mean">Their mean; 0 when there are none.</param>
/// <param name="SquaredDeviations">Sum of (x - mean)², at least 0.</param>
/// <param name="Minimum">The least; +infinity when there are none.</param>
/// <param name="Maximum">The greatest; -infinity when there are none.</param>
public readonly record struct MomentSummary(long Count, double Mean, double SquaredDeviations, double Minimum, double Maximum)
{
    /// <summary>The summary of nothing.</summary>
    public static MomentSummary Empty { get; } = new(0, 0, 0, double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>Population variance, SquaredDeviations / Count; NaN when there are no numbers.</summary>
    public double Variance => Count == 0 ? double.NaN : SquaredDeviations / Count;

    /// <summary>Population standard deviation; NaN when there are no numbers.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);
}
