namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Moves an image by whole pixels, up or down and left or right.</summary>
/// <remarks>Each distance is a whole number drawn evenly from [-most, most].</remarks>
public sealed record ImageShift : ImageAugmenter
{
    /// <summary>Pixels up or down at most, at least 0. Source: judgement.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int MaxVertical
    {
        get;
        init => field = Amount.Whole(0, value, nameof(MaxVertical));
    }
    = 2;

    /// <summary>Pixels left or right at most, at least 0. Source: judgement.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int MaxHorizontal
    {
        get;
        init => field = Amount.Whole(0, value, nameof(MaxHorizontal));
    }
    = 2;

    /// <summary>What the pixels that come in hold.</summary>
    public ImageFill Fill { get; init; }

    /// <summary>The number that comes in, for <see cref="ImageFill.Constant"/>; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">NaN or infinite.</exception>
    public float FillValue
    {
        get;
        init => field = Amount.Finite(value, nameof(FillValue));
    }

    internal override Augmenter Weakest => this with { MaxVertical = 0, MaxHorizontal = 0 };

    internal override RowChange Change(AugmentationRows rows)
    {
        var image = new FilledImage(Shape, Fill, FillValue);
        return (from, to, ref random, ref _) => image.Shift(from, random.Whole(MaxVertical), random.Whole(MaxHorizontal), to);
    }
}
