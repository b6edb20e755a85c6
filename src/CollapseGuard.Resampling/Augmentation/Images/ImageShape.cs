namespace CollapseGuard.Resampling.Augmentation;

/// <summary>How a row holds an image: row-major height x width x channels, so all channels of the upper left pixel come first.</summary>
/// <param name="Height">Pixels from top to bottom, at least 1.</param>
/// <param name="Width">Pixels from left to right, at least 1.</param>
/// <param name="Channels">Numbers a pixel, at least 1.</param>
/// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
public readonly record struct ImageShape(int Height, int Width, int Channels = 1)
{
    /// <summary>Pixels from top to bottom, at least 1.</summary>
    public int Height { get; } = Amount.Whole(1, Height, nameof(Height));

    /// <summary>Pixels from left to right, at least 1.</summary>
    public int Width { get; } = Amount.Whole(1, Width, nameof(Width));

    /// <summary>Numbers a pixel, at least 1.</summary>
    public int Channels { get; } = Amount.Whole(1, Channels, nameof(Channels));
}
