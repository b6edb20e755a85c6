namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Adds normal noise to every step of a series, scaled by the standard deviation of each channel over all rows.</summary>
/// <remarks>Um et al.: Data augmentation of wearable sensor data for Parkinson's disease monitoring using convolutional neural networks, ICMI 2017.</remarks>
public sealed record SeriesJitter : SeriesAugmenter
{
    /// <summary>Standard deviation of the noise, in standard deviations of the channel; at least 0. 0.05 as in Um's code, 0.03 in Iwana and Uchida (2021).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, NaN or infinite.</exception>
    public double Scale
    {
        get;
        init => field = Amount.AtLeast(0, value, nameof(Scale));
    }
    = .05;

    internal override Augmenter Weakest => this with { Scale = 0 };

    internal override RowChange Change(AugmentationRows rows)
    {
        double[] width = Array.ConvertAll(ChannelDeviations(rows), deviation => Scale * deviation);
        return (from, to, ref random, ref _) =>
        {
            for (int i = 0; i < from.Length; i++)
            {
                to[i] = (float)(from[i] + (width[i % width.Length] * random.Normal()));
            }
        };
    }
}
