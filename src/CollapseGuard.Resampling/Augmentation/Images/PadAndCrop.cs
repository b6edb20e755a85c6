namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Pads an image on all sides and crops it to its size again at a random place.</summary>
/// <remarks>
/// As for CIFAR in Lee et al.: Deeply-supervised nets, AISTATS 2015, and He et al.: Deep residual learning for image recognition, CVPR 2016. Comes
/// to an <see cref="ImageShift"/> of up to <see cref="Padding"/> pixels either way; here under its usual name and with its usual default.
/// </remarks>
public sealed record PadAndCrop : FillingAugmenter
{
    /// <summary>Pixels added on each side, at least 0. 4 as in He et al. for images of 32 x 32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int Padding
    {
        get;
        init => field = Amount.Whole(0, value, nameof(Padding));
    }
    = 4;

    internal override Augmenter Weakest => this with { Padding = 0 };

    // A crop from further down shows the image further up.
    private protected override RowChange Change(FilledImage image) => (from, to, ref random, ref _) => image.Shift(from, -random.Whole(Padding), -random.Whole(Padding), to);
}
