namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Lets a series run faster here and slower there, along a smooth curve; both ends stay.</summary>
/// <remarks>
/// Speeds at evenly spaced knots are normal around 1 and at least a tenth; between knots they follow a smooth step, so that speed
/// never leaves the range of its knots and time always goes forward. Their running sum, stretched to the length of the series, says
/// where each step is read, by linear interpolation. Um et al., ICMI 2017, who draw a cubic spline through the knots, which can
/// turn back.
/// </remarks>
public sealed record TimeWarp : SeriesAugmenter
{
    // A tenth of the mean speed; source: judgement.
    private const double LeastSpeed = .1;

    /// <summary>Knots between the two ends, at least 0. 4 as in Um et al.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int Knots
    {
        get;
        init => field = Amount.Whole(0, value, nameof(Knots));
    }
    = 4;

    /// <summary>Standard deviation of the speed at a knot, at least 0. 0.2 as in Um et al.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, NaN or infinite.</exception>
    public double Scale
    {
        get;
        init => field = Amount.AtLeast(0, value, nameof(Scale));
    }
    = .2;

    internal override Augmenter Weakest => this with { Scale = 0 };

    internal override RowChange Change(AugmentationRows rows) => (from, to, ref random, ref _) =>
    {
        double[] times = Times(Shape.Steps, ref random);
        for (int t = 0; t < times.Length; t++)
        {
            SeriesTime.Read(from, times[t], to.Slice(t * Shape.Channels, Shape.Channels));
        }
    };

    /// <summary>Where each step is read: strictly increasing from 0 to steps - 1.</summary>
    internal double[] Times(int steps, ref RowRandom random)
    {
        var speeds = new double[Knots + 2];
        foreach (ref double speed in speeds.AsSpan())
        {
            speed = Math.Max(LeastSpeed, 1 + (Scale * random.Normal()));
        }

        var times = new double[steps];
        for (int t = 1; t < steps; t++)
        {
            times[t] = times[t - 1] + Speed(speeds, (t - .5) / (steps - 1));
        }

        double stretch = steps > 1 ? (steps - 1) / times[^1] : 1;
        for (int t = 1; t < steps - 1; t++)
        {
            // Without warp every step must come out exactly, whatever the division rounds.
            times[t] = Scale == 0 ? t : times[t] * stretch;
        }

        times[^1] = steps - 1;
        return times;
    }

    private static double Speed(double[] speeds, double place)
    {
        double at = place * (speeds.Length - 1);
        int knot = Math.Min((int)at, speeds.Length - 2);
        double u = at - knot, smooth = u * u * (3 - (2 * u));
        return speeds[knot] + (smooth * (speeds[knot + 1] - speeds[knot]));
    }
}
