namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Multiplies each channel of a series by one random factor near 1.</summary>
/// <remarks>Factors are normal around 1, one a channel. Mind that a channel far from zero is shifted rather than scaled: centre it first. Um et al., ICMI 2017.</remarks>
public sealed record SeriesScaling : SeriesAugmenter
{
    /// <summary>Standard deviation of the factor, at least 0. 0.1 as in Um et al.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, NaN or infinite.</exception>
    public double Scale
    {
        get;
        init => field = Amount.AtLeast(0, value, nameof(Scale));
    }
    = .1;

    internal override Augmenter Weakest => this with { Scale = 0 };

    internal override RowChange Change(AugmentationRows rows) => (from, to, ref random, ref _) =>
    {
        for (int channel = 0; channel < Shape.Channels; channel++)
        {
            double factor = 1 + (Scale * random.Normal());
            for (int i = channel; i < from.Length; i += Shape.Channels)
            {
                to[i] = (float)(from[i] * factor);
            }
        }
    };
}
