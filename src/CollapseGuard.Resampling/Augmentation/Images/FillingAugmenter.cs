namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Moves or turns images, so that pixels come in from beyond the edge.</summary>
public abstract record FillingAugmenter : ImageAugmenter
{
    private protected FillingAugmenter()
    {
    }

    /// <summary>What the pixels that come in hold.</summary>
    public ImageFill Fill { get; init; }

    /// <summary>The number that comes in, for <see cref="ImageFill.Constant"/>; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">NaN or infinite.</exception>
    public float FillValue
    {
        get;
        init => field = Amount.Finite(value, nameof(FillValue));
    }

    internal sealed override RowChange Change(AugmentationRows rows) => Change(new FilledImage(Shape, Fill, FillValue));

    /// <summary>The change of one image.</summary>
    private protected abstract RowChange Change(FilledImage image);
}
