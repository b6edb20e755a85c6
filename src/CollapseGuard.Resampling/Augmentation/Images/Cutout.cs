namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Covers a square of an image, so that no single part of it is leaned on.</summary>
/// <remarks>
/// The centre is any pixel with the same chance; a square at the edge sticks out and covers less, as its authors do it. DeVries, Taylor:
/// Improved regularization of convolutional neural networks with cutout, arXiv:1708.04552, 2017.
/// </remarks>
public sealed record Cutout : ImageAugmenter
{
    /// <summary>Side of the square in pixels, at least 0; null = a quarter of the smaller side of the image, at least 1 (8 of 32, as its authors for CIFAR-100).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int? Size
    {
        get;
        init => field = value is { } side ? Amount.Whole(0, side, nameof(Size)) : null;
    }

    /// <summary>Squares an image, at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int Count
    {
        get;
        init => field = Amount.Whole(0, value, nameof(Count));
    }
    = 1;

    /// <summary>The number that covers, finite; 0, which is the mean of standardized pixels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">NaN or infinite.</exception>
    public float FillValue
    {
        get;
        init => field = Amount.Finite(value, nameof(FillValue));
    }

    internal override Augmenter Weakest => this with { Size = 0 };

    internal override RowChange Change(AugmentationRows rows)
    {
        (int height, int width, int channels) = (Shape.Height, Shape.Width, Shape.Channels);
        int size = Size ?? Math.Max(1, Math.Min(height, width) / 4);
        return (from, to, ref random, ref _) =>
        {
            from.CopyTo(to);
            for (int i = 0; i < Count; i++)
            {
                (int top, int bottom) = Side(random.Below(height), size, height);
                (int left, int right) = Side(random.Below(width), size, width);
                for (int y = top; y < bottom; y++)
                {
                    to[(((y * width) + left) * channels)..(((y * width) + right) * channels)].Fill(FillValue);
                }
            }
        };
    }

    /// <summary>From and to of a side of the square around a centre, inside the image; an even side has one pixel more before the centre.</summary>
    private static (int From, int To) Side(int centre, int size, int limit)
    {
        int from = centre - (size / 2);
        return (Math.Max(0, from), (int)Math.Min(limit, (long)from + size));
    }
}
