namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Lets a window of a series at a random place run slower or faster, and fits the whole to its length again; both ends stay.</summary>
/// <remarks>Le Guennec, Malinowski, Tavenard, ECML/PKDD workshop 2016. Defaults as in Iwana, Uchida: An empirical survey of data augmentation for time series classification with neural networks, PLoS ONE 16 (2021).</remarks>
public sealed record WindowWarp : SeriesAugmenter
{
    /// <summary>Length of the window as a share of the series, in [0, 1]; rounded up to whole steps, at least 2 where there are 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public double Share
    {
        get;
        init => field = Amount.Share(value, nameof(Share));
    }
    = .1;

    /// <summary>How many times as long, or as short, the window becomes, with the same chance; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1, NaN or infinite.</exception>
    public double Factor
    {
        get;
        init => field = Amount.AtLeast(1, value, nameof(Factor));
    }
    = 2;

    internal override Augmenter Weakest => this with { Factor = 1 };

    internal override RowChange Change(AugmentationRows rows)
    {
        int steps = Shape.Steps, window = SeriesWindow.Length(steps, Share);
        return (from, to, ref random, ref _) =>
        {
            int start = random.Below(steps - window + 1);
            double factor = random.Below(2) == 0 ? Factor : 1 / Factor;
            for (int t = 0; t < steps; t++)
            {
                SeriesTime.Read(from, Time(t, steps, start, window - 1, factor), to.Slice(t * Shape.Channels, Shape.Channels));
            }
        };
    }

    /// <summary>Where a step of the result is read, in [0, steps - 1].</summary>
    /// <param name="t">The step.</param>
    /// <param name="steps">Steps of the series.</param>
    /// <param name="start">Where the window starts.</param>
    /// <param name="length">Its length.</param>
    /// <param name="factor">What its length becomes, as a multiple.</param>
    internal static double Time(int t, int steps, int start, int length, double factor)
    {
        // Without a factor every step must come out exactly, whatever the division rounds.
        if (factor == 1 || steps == 1)
        {
            return t;
        }

        // The place in the warped series, which is longer or shorter by what the window gained.
        double gained = length * (factor - 1), place = t * (steps - 1 + gained) / (steps - 1);
        return place <= start ? place
            : place <= start + (length * factor) ? start + ((place - start) / factor)
            : place - gained;
    }
}
