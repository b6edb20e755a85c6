namespace CollapseGuard.Cases.Overhead;

/// <summary>A median with an upper bound that holds for any distribution.</summary>
/// <param name="Median">Of the values.</param>
/// <param name="Upper">One-sided upper 95 % bound of the median; infinity for fewer than five values, with a median of NaN for none.</param>
internal sealed record MedianBound(double Median, double Upper)
{
    /// <summary>The order statistic x(k) with the least k for which P(Binomial(n, 1/2) &lt; k) is at least .95: the sign test turned round.</summary>
    public static MedianBound Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
        {
            return new MedianBound(double.NaN, double.PositiveInfinity);
        }

        int n = sorted.Length;
        double below = 0, term = Math.Pow(.5, n);
        double upper = double.PositiveInfinity;
        for (int k = 1; k <= n; k++)
        {
            below += term; // P(at most k - 1 values lie below the median)
            term *= (n - k + 1) / (double)k;
            if (below >= .95)
            {
                upper = sorted[k - 1];
                break;
            }
        }

        return new MedianBound(n % 2 == 1 ? sorted[n / 2] : .5 * (sorted[(n / 2) - 1] + sorted[n / 2]), upper);
    }
}
