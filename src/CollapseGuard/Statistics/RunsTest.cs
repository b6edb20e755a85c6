using MathNet.Numerics.Distributions;

namespace CollapseGuard.Statistics;

/// <summary>Do labels follow one another as in a shuffled order? The runs test of Wald and Wolfowitz (1940) for any number of classes.</summary>
/// <param name="Rows">Labelled rows n.</param>
/// <param name="Runs">Stretches of equal labels.</param>
/// <param name="Expected">Mean number of runs over all orders of the same labels.</param>
/// <param name="StandardDeviation">Standard deviation over all orders; 0 when every order has as many runs.</param>
/// <remarks>Mean and variance: Mood, "The distribution theory of runs", Annals of Mathematical Statistics 11 (1940). The p-values are normal approximations.</remarks>
public readonly record struct RunsTest(long Rows, long Runs, double Expected, double StandardDeviation)
{
    /// <summary>Compares the runs of an order with those of all orders.</summary>
    /// <param name="runs">Stretches of equal labels, at least 0.</param>
    /// <param name="classCounts">Rows of each class, at least 0.</param>
    /// <returns>NaN figures without rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static RunsTest Of(long runs, IReadOnlyList<long> classCounts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(runs);
        ArgumentNullException.ThrowIfNull(classCounts);
        double rows = classCounts.Sum();
        double squares = 0, cubes = 0;
        foreach (long count in classCounts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(classCounts));
            double share = count / rows;
            squares += share * share;
            cubes += share * share * share;
        }

        // Mood's variance divided through by n², so that a billion rows do not lose the digits.
        double variance = rows < 2 ? 0 : ((rows * rows * ((squares * squares) + squares - (2 * cubes))) - (rows * (1 - squares))) / (rows - 1);
        return new RunsTest((long)rows, runs, rows == 0 ? double.NaN : 1 + (rows * (1 - squares)), Math.Sqrt(Math.Max(0, variance)));
    }

    /// <summary>Standard deviations above the mean; negative = longer blocks than by chance, 0 when all orders have as many runs.</summary>
    public double Z => StandardDeviation > 0 ? (Runs - Expected) / StandardDeviation : 0;

    /// <summary>Probability of so few runs, or fewer, in a shuffled order.</summary>
    public double FewerPValue() => StandardDeviation > 0 ? Normal.CDF(0, 1, Z) : 1;

    /// <summary>Probability of a number of runs at least as far from the mean, on either side, in a shuffled order.</summary>
    public double PValue() => Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Abs(Z)));
}
