namespace CollapseGuard.Resampling;

/// <summary>Standard normal numbers from uniform ones, by the inverse of the distribution function.</summary>
/// <remarks>
/// Wichura: Algorithm AS 241, Applied Statistics 37 (1988), 477–484, routine PPND16, relative error about 1e-16. The logarithm
/// in its tails is a series of our own, because that of the runtime may differ in the last bit between machines.
/// </remarks>
internal static class NormalNumbers
{
    private const double LogOf2 = 0.693147180559945309417;

    /// <summary>Number <paramref name="index"/> of a stream as a standard normal number; at most 8.3 in size.</summary>
    public static double At(CounterRandom random, long index)
    {
        // The middle of one of 2^53 equal parts of (0, 1), as its distance from 1/2: exact.
        double q = ((long)(random.Bits(index) >> 11) - (1L << 52) + .5) * (1.0 / (1L << 53));
        return Quantile(q, .5 - Math.Abs(q));
    }

    /// <summary>The quantile of probability 1/2 + q.</summary>
    /// <param name="q">In (-1/2, 1/2).</param>
    /// <param name="p">The smaller of 1/2 + q and 1/2 - q, which q alone does not hold to all digits in the tails.</param>
    internal static double Quantile(double q, double p)
    {
        if (Math.Abs(q) <= .425)
        {
            double r = .180625 - (q * q);
            return q * Ratio(
                r,
                [2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080],
                [5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4, 5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1]);
        }

        double tail = Math.Sqrt(-Log(Math.Min(p, 1 - p)));
        double size = tail <= 5
            ? Ratio(
                tail - 1.6,
                [7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258, 3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734],
                [1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940, 2.05319162663775882187, 1])
            : Ratio(
                tail - 5,
                [2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720],
                [2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1]);
        return q < 0 ? -size : size;
    }

    /// <summary>Natural logarithm of a positive normal number, by the four exact operations: 2 artanh of (m − 1)/(m + 1), with m in [√½, √2).</summary>
    internal static double Log(double x)
    {
        int exponent = Math.ILogB(x);
        double m = Math.ScaleB(x, -exponent);
        if (m > 1.4142135623730951)
        {
            (m, exponent) = (m / 2, exponent + 1);
        }

        double s = (m - 1) / (m + 1), square = s * s, sum = 0;

        // s is below 0.1716: the first term left out is below 1e-17 of the sum.
        for (int power = 21; power >= 1; power -= 2)
        {
            sum = (sum * square) + (1.0 / power);
        }

        return (exponent * LogOf2) + (2 * s * sum);
    }

    private static double Ratio(double r, ReadOnlySpan<double> above, ReadOnlySpan<double> below)
    {
        double numerator = 0, denominator = 0;
        for (int i = 0; i < above.Length; i++)
        {
            numerator = (numerator * r) + above[i];
            denominator = (denominator * r) + below[i];
        }

        return numerator / denominator;
    }
}
