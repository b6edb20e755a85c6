namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Pads an image on all sides and crops it to its size again at a random place.</summary>
/// <remarks>
/// As for CIFAR in Lee et al.: Deeply-supervised nets, AISTATS 2015, and He et al.: Deep residual learning for image recognition, CVPR 2016. Comes
/// to an <see cref="ImageShift"/> of up to <see cref="Padding"/> pixels either way; here under its usual name and with its usual default.
/// </remarks>
public sealed record PadAndCrop : ImageAugmenter
{
    /// <summary>Pixels added on each side, at least 0. 4 as in He et al. for images of 32 x 32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int Padding
    {
        get;
        init => field = Amount.Whole(0, value, nameof(Padding));
    }
    = 4;

    /// <summary>What the padding holds.</summary>
    public ImageFill Fill { get; init; }

    /// <summary>The number in the padding, for <see cref="ImageFill.Constant"/>; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">NaN or infinite.</exception>
    public float FillValue
    {
        get;
        init => field = Amount.Finite(value, nameof(FillValue));
    }

    internal override Augmenter Weakest => this with { Padding = 0 };

    internal override RowChange Change(AugmentationRows rows)
    {
        var image = new FilledImage(Shape, Fill, FillValue);
        return (from, to, ref random, ref _) =>
        {
            // A crop that starts t below the top of the padding shows the image Padding - t further down.
            int top = random.Below((2 * Padding) + 1), left = random.Below((2 * Padding) + 1);
            image.Shift(from, Padding - top, Padding - left, to);
        };
    }
}
