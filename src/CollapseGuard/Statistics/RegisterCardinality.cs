namespace CollapseGuard.Statistics;

/// <summary>How many different keys were hashed into the registers of a HyperLogLog sketch, wherever the registers were filled.</summary>
/// <remarks>
/// A register holds the greatest rank of its keys: 1 plus the number of leading zeros of the hash bits that did not choose the register; 0 when it has none.
/// The estimator is Ertl's, "New cardinality estimation algorithms for HyperLogLog sketches", 2017, algorithm 6, which needs no table and has no bias in any range.
/// </remarks>
public static class RegisterCardinality
{
    /// <summary>Standard error of the estimate over its value, 1.04/sqrt(m) (Flajolet et al., 2007).</summary>
    /// <param name="registers">Number of registers m, at least 16.</param>
    public static double RelativeStandardError(int registers) => 1.04 / Math.Sqrt(registers);

    /// <summary>The number of different keys.</summary>
    /// <param name="registersOfRank">For each rank 0..q + 1 how many registers hold it, with q the number of hash bits that ranks are counted in; they sum to m.</param>
    /// <exception cref="ArgumentException">There are fewer than three ranks.</exception>
    public static double Estimate(ReadOnlySpan<int> registersOfRank)
    {
        if (registersOfRank.Length < 3)
        {
            throw new ArgumentException($"'registersOfRank' has {registersOfRank.Length} entries; ranks 0 to q + 1 with q of at least 1 are required.", nameof(registersOfRank));
        }

        int bits = registersOfRank.Length - 2;
        double m = 0;
        foreach (int registers in registersOfRank)
        {
            m += registers;
        }

        double z = m * Tau(1 - (registersOfRank[bits + 1] / m));
        for (int rank = bits; rank >= 1; rank--)
        {
            z = 0.5 * (z + registersOfRank[rank]);
        }

        z += m * Sigma(registersOfRank[0] / m);
        return m * m / (2 * Math.Log(2) * z);
    }

    private static double Sigma(double x)
    {
        if (x == 1)
        {
            return double.PositiveInfinity;
        }

        double y = 1, z = x, before;
        do
        {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        }
        while (z != before);
        return z;
    }

    private static double Tau(double x)
    {
        if (x is 0 or 1)
        {
            return 0;
        }

        double y = 1, z = 1 - x, before;
        do
        {
            x = Math.Sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        }
        while (z != before);
        return z / 3;
    }
}
