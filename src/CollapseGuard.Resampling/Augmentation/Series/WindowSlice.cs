namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Cuts a window out of a series at a random place and stretches it to the full length.</summary>
/// <remarks>Le Guennec, Malinowski, Tavenard: Data augmentation for time series classification using convolutional neural networks, ECML/PKDD workshop on advanced analytics and learning on temporal data, 2016.</remarks>
public sealed record WindowSlice : SeriesAugmenter
{
    /// <summary>Length of the window as a share of the series, in [0, 1]; rounded up to whole steps, at least 2 where there are 2. 0.9 as in Le Guennec et al.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public double Share
    {
        get;
        init => field = Amount.Share(value, nameof(Share));
    }
    = .9;

    internal override Augmenter Weakest => this with { Share = 1 };

    internal override RowChange Change(AugmentationRows rows)
    {
        int window = SeriesWindow.Length(Shape.Steps, Share);
        return (from, to, ref random, ref _) =>
        {
            int start = random.Below(Shape.Steps - window + 1);
            SeriesTime.Stretch(from, start, start + window - 1, to, Shape.Channels);
        };
    }
}
