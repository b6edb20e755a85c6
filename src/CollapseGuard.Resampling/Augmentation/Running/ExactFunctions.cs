namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Exponential, sine and cosine by the four exact operations: those of the runtime may differ in the last bit between machines.</summary>
internal static class ExactFunctions
{
    // ln 2 in two parts, the first short enough that a multiple of it by a whole number is exact.
    private const double Log2High = 6.93147180369123816490e-1;
    private const double Log2Low = 1.90821492927058770002e-10;

    /// <summary>e^x; 0 below -700, infinite above 700. Relative error about 1e-15.</summary>
    public static double Exp(double x)
    {
        if (x is < -700 or > 700)
        {
            return x < 0 ? 0 : double.PositiveInfinity;
        }

        int power = (int)Math.Round(x / (Log2High + Log2Low));
        double r = x - (power * Log2High) - (power * Log2Low), sum = 1;

        // |r| is below 0.35: the first term left out is below 1e-18.
        for (int i = 14; i > 0; i--)
        {
            sum = 1 + (sum * r / i);
        }

        return Math.ScaleB(sum, power);
    }

    /// <summary>Sine and cosine of an angle in degrees; exact at multiples of 90.</summary>
    public static (double Sin, double Cos) SinCosDegrees(double degrees)
    {
        double quarters = Math.Round(degrees / 90);
        double r = (degrees - (90 * quarters)) * (Math.PI / 180), square = r * r, sin = 1, cos = 1;

        // |r| is at most pi/4: the first terms left out are below 1e-17.
        for (int i = 16; i > 0; i -= 2)
        {
            sin = 1 - (sin * square / (i * (i + 1)));
            cos = 1 - (cos * square / (i * (i - 1)));
        }

        sin *= r;
        return ((long)quarters & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }
}
