namespace CollapseGuard.MLNet.Normalizing;

/// <summary>x becomes (x - Offset) / Scale, held as ML.NET's min-max normalizer holds it: two float32 numbers, the one that becomes 0 and the one that becomes 1.</summary>
/// <param name="Zero">What becomes 0.</param>
/// <param name="One">What becomes 1; greater than <paramref name="Zero"/>.</param>
internal readonly record struct AffineMap(float Zero, float One)
{
    /// <summary>Below it the reciprocal, which is what ML.NET keeps, leaves float32.</summary>
    private const double LeastScale = 1e-37;

    public double Offset => Zero;

    public double Scale => (double)One - Zero;

    /// <summary>The map nearest to an offset and a positive scale; where float32 cannot hold their sum, the scale is one unit in the last place of the offset.</summary>
    public static AffineMap Of(double offset, double scale)
    {
        float zero = (float)offset;
        double one = Math.Min(zero + Math.Max(scale, LeastScale), float.MaxValue);
        return new AffineMap(zero, Math.Max((float)one, MathF.BitIncrement(zero)));
    }
}
