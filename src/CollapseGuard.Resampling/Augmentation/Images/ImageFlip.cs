namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Mirrors an image.</summary>
/// <remarks>Every copy is mirrored; in a chain set <see cref="Augmenter.Probability"/> to 0.5. Not for images whose meaning changes with it, such as digits and text.</remarks>
public sealed record ImageFlip : ImageAugmenter
{
    /// <summary>Whether top and bottom change places; else left and right do.</summary>
    public bool Vertical { get; init; }

    internal override RowChange Change(AugmentationRows rows) => (from, to, ref _, ref _) =>
    {
        (int height, int width, int channels) = (Shape.Height, Shape.Width, Shape.Channels);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int source = Vertical ? ((height - 1 - y) * width) + x : (y * width) + width - 1 - x;
                from.Slice(source * channels, channels).CopyTo(to.Slice(((y * width) + x) * channels, channels));
            }
        }
    };
}
