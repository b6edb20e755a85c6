namespace CollapseGuard.Torch.Remedies;

/// <summary>The rate of a range test at which half of the first fall of the loss is done.</summary>
/// <remarks>
/// A loss that falls from one level to another is steepest halfway, so this is the usual "steepest point", found without its slope:
/// the slope of a few noisy batches is greatest wherever luck has it, most often among the first, where nothing is averaged yet.
/// What falls after the loss has risen again is left out: there a step too long has killed units, and the rest fits a constant.
/// </remarks>
internal static class HalfwayFall
{
    /// <summary>A slow fall of this many standard errors is more than the luck of the batches; about ten independent looks at the curve are made.</summary>
    private const double Errors = 3;

    /// <summary>The same of a short fall, for which about fifty independent looks are made.</summary>
    private const double ShortErrors = 4;

    /// <summary>Below this share of the loss a fall is rounding (float has 24 bits).</summary>
    private const double Rounding = 1e-6;

    /// <summary>Steps on either side that are averaged for a short fall.</summary>
    private const int Reach = 2;

    /// <summary>Share of a fall which, once lost again, ends the part of the curve that is looked at.</summary>
    private const double LostShare = .75;

    /// <param name="curve">Rates ascending.</param>
    /// <param name="smoothing">Weight of the past in the running mean.</param>
    /// <returns>The rate, or null where the loss fell by no more than its noise.</returns>
    public static double? Of(IReadOnlyList<LearningRatePoint> curve, double smoothing)
    {
        double[] losses = [.. curve.Select(point => point.Loss)];
        double[] near = [.. losses.Select((_, i) => losses[Math.Max(0, i - Reach)..Math.Min(losses.Length, i + Reach + 1)].Average())];
        int end = FirstRebound(losses, near);
        int bottom = Lowest(end, i => near[i]);
        if (ShownFall(losses, bottom, near[bottom], ShortErrors, 1.0 / ((2 * Reach) + 1)) is { } sharp)
        {
            double half = (sharp + near[bottom]) / 2;
            return curve[Enumerable.Range(0, bottom).LastOrDefault(i => near[i] > half, -1) + 1].Rate;
        }

        int lowest = Lowest(end, i => curve[i].Smoothed);
        return ShownFall(losses, lowest, curve[lowest].Smoothed, Errors, (1 - smoothing) / (1 + smoothing)) is { } start
            ? curve[Enumerable.Range(0, lowest + 1).FirstOrDefault(i => Around(losses, i, lowest, smoothing) <= (start + curve[lowest].Smoothed) / 2, lowest)].Rate
            : null;
    }

    private static int Lowest(int end, Func<int, double> level)
    {
        int lowest = 0;
        for (int i = 1; i < end; i++)
        {
            lowest = level(i) < level(lowest) ? i : lowest;
        }

        return lowest;
    }

    /// <summary>The level before the fall, or null where the level after it is not lower by more than luck.</summary>
    /// <param name="losses">The losses.</param>
    /// <param name="lowest">Where the fall ends.</param>
    /// <param name="level">The averaged loss there.</param>
    /// <param name="errors">Standard errors that a fall must exceed.</param>
    /// <param name="share">Variance of <paramref name="level"/> over that of one loss.</param>
    private static double? ShownFall(double[] losses, int lowest, double level, double errors, double share)
    {
        if (lowest < 2)
        {
            return null;
        }

        int still = Math.Max(1, lowest / 5);
        double start = losses[..still].Average(), squares = 0;
        for (int i = 0; i < lowest; i++)
        {
            squares += Math.Pow(losses[i + 1] - losses[i], 2) / 2;
        }

        double error = Math.Sqrt(squares / lowest * ((1.0 / still) + share));
        return start - level > (errors * error) + (Rounding * Math.Abs(start)) ? start : null;
    }

    /// <summary>Where the loss, after a fall beyond luck, has risen again; the length of the curve where it has not.</summary>
    private static int FirstRebound(double[] losses, double[] near)
    {
        int bottom = 0;
        double? start = null;
        for (int i = 1; i < near.Length; i++)
        {
            if (near[i] < near[bottom])
            {
                bottom = i;
                start = ShownFall(losses, bottom, near[bottom], ShortErrors, 1.0 / ((2 * Reach) + 1));
            }
            else if (start is { } level && near[i] - near[bottom] > LostShare * (level - near[bottom]))
            {
                return i;
            }
        }

        return near.Length;
    }

    /// <summary>The mean loss around a step, near steps first: a mean of the past alone would show every fall at too high a rate.</summary>
    private static double Around(double[] losses, int at, int end, double smoothing)
    {
        double sum = 0, weights = 0;
        for (int i = 0; i <= end; i++)
        {
            double weight = Math.Pow(smoothing, Math.Abs(i - at));
            sum += weight * losses[i];
            weights += weight;
        }

        return sum / weights;
    }
}
