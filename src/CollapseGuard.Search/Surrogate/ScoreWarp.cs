using MathNet.Numerics.Distributions;

namespace CollapseGuard.Search.Surrogate;

/// <summary>Scores as targets of a Gaussian process: greater is better, mean 0, deviation 1, and the worse half by rank only.</summary>
/// <remarks>
/// A diverged run may score a million times worse than a good one and would flatten all that matters. The half-rank warping
/// of Song et al., "The Vizier Gaussian process bandit algorithm", 2024, section 3.2: scores below the median become the
/// normal quantiles of their ranks, with the deviation of the better half; the better half stays as it is.
/// </remarks>
internal static class ScoreWarp
{
    public static double[] Targets(IReadOnlyList<double> scores, ScoreDirection direction)
    {
        double[] values = [.. scores.Select(score => direction == ScoreDirection.Maximize ? score : -score)];
        double[] sorted = [.. values.Order()];
        int n = values.Length;
        double median = n % 2 == 1 ? sorted[n / 2] : (.5 * sorted[(n / 2) - 1]) + (.5 * sorted[n / 2]);
        double[] better = [.. sorted.Where(value => value >= median)];
        double deviation = RootMeanSquare(better, median);
        var targets = new double[n];
        for (int i = 0; i < n; i++)
        {
            targets[i] = values[i] >= median || deviation == 0
                ? Math.Max(values[i] - median, deviation == 0 ? -1 : double.NegativeInfinity)
                : deviation * Normal.InvCDF(0, 1, MiddleRank(sorted, values[i]));
        }

        double mean = targets.Average();
        double spread = RootMeanSquare(targets, mean);
        for (int i = 0; i < n; i++)
        {
            targets[i] = spread > 0 ? (targets[i] - mean) / spread : 0;
        }

        return targets;
    }

    /// <summary>The share of scores below, equal ones counted half.</summary>
    private static double MiddleRank(double[] sorted, double value)
    {
        int below = sorted.Count(other => other < value), equal = sorted.Count(other => other == value);
        return (below + (.5 * equal)) / sorted.Length;
    }

    /// <summary>Scaled by the greatest first: squares of great scores overflow.</summary>
    private static double RootMeanSquare(double[] values, double centre)
    {
        double greatest = values.Max(value => Math.Abs(value - centre));
        return greatest == 0 || !double.IsFinite(greatest) ? greatest : greatest * Math.Sqrt(values.Average(value => Math.Pow((value - centre) / greatest, 2)));
    }
}
