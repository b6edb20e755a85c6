namespace CollapseGuard.Cases.ResamplingHelps;

/// <summary>Typical difference over sets and the interval that Wilcoxon's signed-rank test does not reject (Hodges and Lehmann, 1963).</summary>
/// <remarks>Sets are what is independent: folds and seeds of one set share their rows. Exact for continuous differences that are spread alike to both sides.</remarks>
/// <param name="Middle">Median of the means of all pairs.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal sealed record SignedRankInterval(double Middle, double Low, double High)
{
    // Each end may be wrong in one of twenty.
    private const double Tail = .05;

    /// <summary>Whether 0 is outside.</summary>
    public bool IsReal => Low > 0 || High < 0;

    /// <summary>Of the differences of at least five sets; with fewer, no interval of 90 % is finite.</summary>
    public static SignedRankInterval Of(double[] differences)
    {
        var means = new List<double>();
        for (int i = 0; i < differences.Length; i++)
        {
            for (int j = i; j < differences.Length; j++)
            {
                means.Add((differences[i] + differences[j]) / 2);
            }
        }

        means.Sort();
        int outside = Outside(differences.Length).Count;
        double middle = (means[(means.Count - 1) / 2] + means[means.Count / 2]) / 2;
        return outside == 0 ? new SignedRankInterval(middle, double.NegativeInfinity, double.PositiveInfinity) : new SignedRankInterval(middle, means[outside - 1], means[^outside]);
    }

    /// <summary>The chance that the interval of so many sets holds the true middle: at least .9.</summary>
    public static double Confidence(int sets) => 1 - (2 * Outside(sets).Chance);

    // The most rank sums s = 0, 1, ... whose chance under no difference, all together, is at most the tail.
    private static (int Count, double Chance) Outside(int sets)
    {
        var ways = new double[(sets * (sets + 1) / 2) + 1];
        ways[0] = 1;
        for (int rank = 1; rank <= sets; rank++)
        {
            for (int sum = ways.Length - 1; sum >= rank; sum--)
            {
                ways[sum] += ways[sum - rank];
            }
        }

        double all = Math.Pow(2, sets), chance = 0;
        int count = 0;
        while (chance + (ways[count] / all) <= Tail)
        {
            chance += ways[count++] / all;
        }

        return (count, chance);
    }
}
