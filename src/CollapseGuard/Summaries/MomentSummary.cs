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

    /// <summary>The summary of two disjoint sets of numbers together.</summary>
    /// <param name="a">The first set.</param>
    /// <param name="b">The second set.</param>
    /// <remarks>Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances", 1979.</remarks>
    public static MomentSummary Combine(in MomentSummary a, in MomentSummary b)
    {
        if (a.Count == 0 || b.Count == 0)
        {
            return a.Count == 0 ? b : a;
        }

        long count = a.Count + b.Count;
        double share = (double)b.Count / count;
        double delta = b.Mean - a.Mean;
        return new MomentSummary(
            count,
            a.Mean + (delta * share),
            a.SquaredDeviations + b.SquaredDeviations + (delta * delta * share * a.Count),
            Math.Min(a.Minimum, b.Minimum),
            Math.Max(a.Maximum, b.Maximum));
    }
}
