namespace CollapseGuard.Cases.Overhead;

/// <summary>The ratio of two totals over groups, with an upper bound: unlike a median it leaves nothing out, however rare it is.</summary>
/// <param name="Ratio">Sum of the numerators over the sum of the denominators.</param>
/// <param name="Upper">One-sided upper 95 % bound; infinity for fewer than 30 groups, where the normal approximation is no use.</param>
internal sealed record RatioBound(double Ratio, double Upper)
{
    private const int LeastGroups = 30;
    private const double OneSided95 = 1.645;

    /// <summary>The ratio estimator and its large-sample standard error (Cochran, Sampling Techniques, 1977, section 6.3).</summary>
    public static RatioBound Of(IReadOnlyList<(double Over, double Under)> groups)
    {
        double over = groups.Sum(g => g.Over), under = groups.Sum(g => g.Under), ratio = over / under;
        if (groups.Count < LeastGroups)
        {
            return new RatioBound(ratio, double.PositiveInfinity);
        }

        double squares = groups.Sum(g => (g.Over - (ratio * g.Under)) * (g.Over - (ratio * g.Under)));
        double error = Math.Sqrt(squares * groups.Count / (groups.Count - 1)) / under;
        return new RatioBound(ratio, ratio + (OneSided95 * error));
    }
}
