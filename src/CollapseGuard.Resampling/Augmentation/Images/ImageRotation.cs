namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Turns an image about its centre by a small angle, bilinear between pixels.</summary>
/// <remarks>The angle is drawn evenly from [-<see cref="MaxDegrees"/>, <see cref="MaxDegrees"/>). No number leaves the range of the image and the fill.</remarks>
public sealed record ImageRotation : FillingAugmenter
{
    /// <summary>Degrees either way at most, in [0, 180]. Source: judgement.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 180].</exception>
    public double MaxDegrees
    {
        get;
        init => field = value is >= 0 and <= 180 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, Text($"MaxDegrees is {value}; it must be in [0, 180]."));
    }
    = 10;

    internal override Augmenter Weakest => this with { MaxDegrees = 0 };

    private protected override RowChange Change(FilledImage image) => (from, to, ref random, ref _) => image.Rotate(from, random.Symmetric(MaxDegrees), to);
}
