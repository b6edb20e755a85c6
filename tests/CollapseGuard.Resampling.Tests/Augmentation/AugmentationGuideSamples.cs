using CollapseGuard.Resampling.Augmentation;

namespace CollapseGuard.Resampling.Tests.Augmentation;

/// <summary>The code of docs/guides/augmentation.md that needs no framework, run as it is shown.</summary>
public class AugmentationGuideSamples
{
    [Fact]
    public void Rows_of_a_table()
    {
        LabelledRows training = AugmentedRows.Make(90);

        // <sample>
        Augmenter noisy = Augmenter.Chain(
            new GaussianJitter { Scale = 0.05 },        // in standard deviations of each column
            new FeatureDropout { Rate = 0.1, Probability = 0.5 })
            with { Copies = 2, Seed = 1 };

        Augmented rows = noisy.Apply(training);
        RowOrigin origin = rows.Origins.Span[0];        // what the first added row was made of
        // </sample>

        Assert.Equal(270, rows.Count);
        Assert.Equal(0, origin.First);
    }

    [Fact]
    public void Mixed_rows_and_their_labels()
    {
        LabelledRows training = AugmentedRows.Make(90);

        // <sample>
        Augmented mixed = new Mixup { Alpha = 0.2, Seed = 1 }.Apply(training);

        float[] soft = mixed.SoftLabels();              // n x k, row-major: for a loss that takes probabilities
        WeightedCopies twice = mixed.ToWeightedCopies();// one class and one weight a row: for a trainer that takes weights
        int[] drawn = mixed.DrawnLabels(seed: 1);       // one class a row, drawn by its share: for all others
        // </sample>

        Assert.Equal(180 * 3, soft.Length);
        Assert.True(twice.Rows.Count > 180);
        Assert.Equal(180, drawn.Length);
    }

    [Fact]
    public void Series_and_images()
    {
        LabelledRows training = AugmentedRows.Make(60);

        // <sample>
        var series = new SeriesShape(Steps: 12, Channels: 2);           // 24 numbers a row, step by step
        Augmenter warped = Augmenter.OneOf(
            new TimeWarp { Shape = series },
            new WindowSlice { Shape = series, Share = 0.8 },
            new SeriesJitter { Shape = series });

        var image = new ImageShape(Height: 4, Width: 3, Channels: 2);   // 24 numbers a row, pixel by pixel
        Augmenter moved = Augmenter.Chain(
            new PadAndCrop { Shape = image, Padding = 1 },
            new ImageFlip { Shape = image, Probability = 0.5 },
            new BrightnessContrast { Shape = image, Range = ValueRange.Unit });
        // </sample>

        Assert.Equal(120, warped.Apply(training).Count);
        Assert.Equal(120, moved.Apply(training).Count);
    }
}
