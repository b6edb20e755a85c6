using CollapseGuard.Summaries;

namespace CollapseGuard.Statistics;

/// <summary>How far two samples of numbers lie apart: the greatest distance of their distribution functions (Smirnov 1939).</summary>
/// <param name="Distance">The greatest distance seen, in [0, 1]; NaN when a side has no numbers.</param>
/// <param name="DistanceError">Bound on the error that sketches add, the sum of both rank errors; 0 when both are exact.</param>
/// <param name="Count">Numbers of the first sample.</param>
/// <param name="OtherCount">Numbers of the second sample.</param>
public readonly record struct KolmogorovSmirnov(double Distance, double DistanceError, long Count, long OtherCount)
{
    /// <summary>Compares two samples in one pass over the points that their summaries keep.</summary>
    /// <param name="first">The first sample.</param>
    /// <param name="second">The second sample.</param>
    public static KolmogorovSmirnov Between(QuantileSummary first, QuantileSummary second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ReadOnlySpan<float> a = first.Points, b = second.Points;
        double distance = first.Count == 0 || second.Count == 0 ? double.NaN : 0;
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            float at = Math.Min(a[i], b[j]);
            i = After(a, i, at);
            j = After(b, j, at);
            distance = Math.Max(distance, Math.Abs(ShareBefore(first, i) - ShareBefore(second, j)));
        }

        return new KolmogorovSmirnov(distance, Math.Min(1, first.RankError + second.RankError), first.Count, second.Count);
    }

    /// <summary>Greatest distance of a sample's distribution function from the even one between its least and greatest number, in [0, 1]; NaN for a constant or no numbers.</summary>
    /// <param name="sample">The sample.</param>
    public static double FromUniform(QuantileSummary sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ReadOnlySpan<float> points = sample.Points;
        double distance = points.Length > 0 && points[0] < points[^1] ? 0 : double.NaN;
        for (int i = 0; i < points.Length; i++)
        {
            double even = ((double)points[i] - points[0]) / ((double)points[^1] - points[0]);
            distance = Math.Max(distance, Math.Max(Math.Abs(ShareBefore(sample, i + 1) - even), Math.Abs(ShareBefore(sample, i) - even)));
        }

        return distance;
    }

    /// <summary>Probability of a distance at least as great, less its error bound, when both are independent draws of one continuous distribution; asymptotic, too large where numbers repeat. NaN without numbers.</summary>
    public double PValue() => double.IsNaN(Distance)
        ? double.NaN
        : UpperTail(Math.Max(0, Distance - DistanceError) * Math.Sqrt((double)Count * OtherCount / ((double)Count + OtherCount)));

    /// <summary>Upper tail of Kolmogorov's limiting distribution, in [0, 1]; for small x by Jacobi's transform of the series, which then converges at once.</summary>
    private static double UpperTail(double x)
    {
        const int Terms = 20;
        double sum = 0;
        if (x < 1)
        {
            for (int k = 1; k <= Terms; k++)
            {
                double odd = ((2 * k) - 1) * Math.PI / x;
                sum += Math.Exp(-odd * odd / 8);
            }

            return x <= 0 ? 1 : Math.Clamp(1 - (Math.Sqrt(2 * Math.PI) / x * sum), 0, 1);
        }

        for (int k = 1; k <= Terms; k++)
        {
            sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2.0 * k * k * x * x);
        }

        return Math.Clamp(sum, 0, 1);
    }

    private static int After(ReadOnlySpan<float> points, int from, float value)
    {
        while (from < points.Length && points[from] <= value)
        {
            from++;
        }

        return from;
    }

    private static double ShareBefore(QuantileSummary sample, int points) => points == 0 ? 0 : (double)sample.RowsUpTo[points - 1] / sample.Count;
}
