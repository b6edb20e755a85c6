namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>Wilson's interval of a proportion (Wilson 1927), which stays honest for few cases and for rates near 0 and 1.</summary>
internal static class Wilson
{
    /// <summary>Two-sided 90 %.</summary>
    private const double Z = 1.6448536269514722;

    /// <summary>The lower and upper end, rounded to three digits; 0 to 1 when there is nothing to count.</summary>
    public static double[] Interval(int successes, int count)
    {
        if (count == 0)
        {
            return [0, 1];
        }

        double share = successes / (double)count;
        double centre = share + (Z * Z / (2 * count));
        double half = Z * Math.Sqrt((share * (1 - share) / count) + (Z * Z / (4.0 * count * count)));
        double scale = 1 + (Z * Z / count);
        return [Math.Round(Math.Max(0, (centre - half) / scale), 3), Math.Round(Math.Min(1, (centre + half) / scale), 3)];
    }
}
