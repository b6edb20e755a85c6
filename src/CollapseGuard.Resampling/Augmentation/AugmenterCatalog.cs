namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Every augmenter, with its defaults. Change one with <c>with</c>.</summary>
public static class AugmenterCatalog
{
    /// <summary>Those for rows of a table; <see cref="Mixup"/> is for series and images too.</summary>
    public static IReadOnlyList<Augmenter> Tabular { get; } =
    [
        new GaussianJitter(),
        new Mixup(),
        new FeatureDropout(),
    ];

    /// <summary>Those for time series.</summary>
    /// <param name="shape">Steps and channels of each row.</param>
    public static IReadOnlyList<SeriesAugmenter> Series(SeriesShape shape) =>
    [
        new SeriesJitter { Shape = shape },
        new SeriesScaling { Shape = shape },
        new TimeWarp { Shape = shape },
        new WindowSlice { Shape = shape },
        new WindowWarp { Shape = shape },
        new SegmentPermutation { Shape = shape },
    ];

    /// <summary>Those for images.</summary>
    /// <param name="shape">Height, width and channels of each row.</param>
    public static IReadOnlyList<ImageAugmenter> Images(ImageShape shape) =>
    [
        new ImageFlip { Shape = shape },
        new ImageShift { Shape = shape },
        new PadAndCrop { Shape = shape },
        new ImageRotation { Shape = shape },
        new BrightnessContrast { Shape = shape },
        new Cutout { Shape = shape },
    ];
}
