namespace CollapseGuard.Torch.Remedies;

/// <summary>Where the smoothed loss of a range test falls fastest per factor of the rate.</summary>
internal static class SteepestFall
{
    /// <summary>A fall of this many standard errors is more than the luck of the batches; about ten independent looks at the curve are made.</summary>
    private const double Errors = 3;

    /// <summary>Below this share of the loss a fall is rounding (float has 24 bits).</summary>
    private const double Rounding = 1e-6;

    /// <param name="curve">Rates ascending.</param>
    /// <param name="smoothing">Weight of the past in the running mean.</param>
    /// <returns>The rate, or null where the loss fell by no more than its noise.</returns>
    public static double? Of(List<LearningRatePoint> curve, double smoothing)
    {
        int lowest = 0;
        for (int i = 1; i < curve.Count; i++)
        {
            lowest = curve[i].Smoothed < curve[lowest].Smoothed ? i : lowest;
        }

        if (lowest < 2)
        {
            return null;
        }

        int still = Math.Max(1, lowest / 5);
        double start = 0, squares = 0;
        for (int i = 0; i < lowest; i++)
        {
            start += i < still ? curve[i].Loss / still : 0;
            double change = curve[i + 1].Loss - curve[i].Loss;
            squares += change * change / 2;
        }

        double error = Math.Sqrt(squares / lowest * ((1.0 / still) + ((1 - smoothing) / (1 + smoothing))));
        if (start - curve[lowest].Smoothed <= (Errors * error) + (Rounding * Math.Abs(start)))
        {
            return null;
        }

        int steepest = 1;
        for (int i = 1; i < lowest; i++)
        {
            steepest = Slope(curve, i) < Slope(curve, steepest) ? i : steepest;
        }

        return curve[steepest].Rate;
    }

    private static double Slope(List<LearningRatePoint> curve, int at) => curve[at + 1].Smoothed - curve[at - 1].Smoothed;
}
