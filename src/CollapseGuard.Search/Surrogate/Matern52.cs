namespace CollapseGuard.Search.Surrogate;

/// <summary>The Matérn kernel of smoothness 5/2 at unit variance: (1 + s + s²/3) exp(-s), s² = 5 r². Rasmussen and Williams, "Gaussian Processes for Machine Learning", 2006, eq. 4.17.</summary>
internal static class Matern52
{
    /// <param name="squared">r²: the sum over the ranges of squared distance over squared length.</param>
    public static double Value(double squared)
    {
        double s = Math.Sqrt(5 * squared);
        return (1 + s + (s * s / 3)) * Math.Exp(-s);
    }

    /// <summary>The value, and its slope in the logarithm of a length divided by that range's share of r²: 5/3 (1 + s) exp(-s).</summary>
    public static (double Value, double Slope) WithSlope(double squared)
    {
        double s = Math.Sqrt(5 * squared);
        double decay = Math.Exp(-s);
        return ((1 + s + (s * s / 3)) * decay, 5.0 / 3 * (1 + s) * decay);
    }
}
