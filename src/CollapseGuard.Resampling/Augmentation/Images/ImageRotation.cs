namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Turns an image about its centre by a small angle, bilinear between pixels.</summary>
/// <remarks>The angle is drawn evenly from [-<see cref="MaxDegrees"/>, <see cref="MaxDegrees"/>). No number leaves the range of the image and the fill.</remarks>
public sealed record ImageRotation : ImageAugmenter
{
    /// <summary>Degrees either way at most, in [0, 180]. Source: judgement.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 180].</exception>
    public double MaxDegrees
    {
        get;
        init => field = value is >= 0 and <= 180 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, Text($"MaxDegrees is {value}; it must be in [0, 180]."));
    }
    = 10;

    /// <summary>What the corners that come in hold.</summary>
    public ImageFill Fill { get; init; }

    /// <summary>The number that comes in, for <see cref="ImageFill.Constant"/>; finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">NaN or infinite.</exception>
    public float FillValue
    {
        get;
        init => field = Amount.Finite(value, nameof(FillValue));
    }

    internal override Augmenter Weakest => this with { MaxDegrees = 0 };

    internal override RowChange Change(AugmentationRows rows)
    {
        var image = new FilledImage(Shape, Fill, FillValue);
        return (from, to, ref random, ref _) => image.Rotate(from, random.Symmetric(MaxDegrees), to);
    }
}
