namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Moves an image by whole pixels, up or down and left or right.</summary>
/// <remarks>Each distance is a whole number drawn evenly from [-most, most].</remarks>
public sealed record ImageShift : FillingAugmenter
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

    internal override Augmenter Weakest => this with { MaxVertical = 0, MaxHorizontal = 0 };

    private protected override RowChange Change(FilledImage image) => (from, to, ref random, ref _) => image.Shift(from, random.Whole(MaxVertical), random.Whole(MaxHorizontal), to);
}
