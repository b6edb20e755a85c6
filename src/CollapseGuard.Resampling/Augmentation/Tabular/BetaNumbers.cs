namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Random shares from Beta(a, a).</summary>
/// <remarks>
/// The share of one of two gamma numbers in their sum. Gamma by Marsaglia and Tsang, ACM Transactions on Mathematical Software 26
/// (2000), 363–372; below 1 by their U^(1/a) rule, in logarithms, because the numbers themselves vanish for small a.
/// </remarks>
internal static class BetaNumbers
{
    /// <summary>A share in [0, 1]; 1 where a = 0.</summary>
    public static double Symmetric(double a, ref RowRandom random)
    {
        if (a == 0)
        {
            return 1;
        }

        double first = LogGamma(a, ref random), second = LogGamma(a, ref random);
        return 1 / (1 + ExactFunctions.Exp(second - first));
    }

    private static double LogGamma(double a, ref RowRandom random)
    {
        double less = a < 1 ? NormalNumbers.Log(Positive(ref random)) / a : 0;
        double d = (a < 1 ? a + 1 : a) - (1.0 / 3), c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = random.Normal(), root = 1 + (c * x);
            double u = Positive(ref random);
            if (root <= 0)
            {
                continue;
            }

            double v = root * root * root;
            if (NormalNumbers.Log(u) < (.5 * x * x) + d - (d * v) + (d * NormalNumbers.Log(v)))
            {
                return less + NormalNumbers.Log(d) + NormalNumbers.Log(v);
            }
        }
    }

    // In (0, 1): a logarithm is taken of it.
    private static double Positive(ref RowRandom random) => random.Unit() + (.5 / (1UL << 53));
}
