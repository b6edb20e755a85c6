using CollapseGuard.Resampling.Augmentation;

namespace CollapseGuard.Resampling.Tests.Augmentation;

public class TabularTests
{
    [Fact]
    public void Jitter_has_the_asked_share_of_each_columns_deviation()
    {
        // Columns of deviation 1 and 100: -1.5 and 0.5 alternate around -0.5, and a hundredfold.
        float[] features = [.. Enumerable.Range(0, 4_000).SelectMany(row => new[] { (row % 2 * 2) - 1.5f, ((row % 2 * 2) - 1.5f) * 100 })];
        var jitter = new GaussianJitter { Scale = .2, KeepBinary = false, KeepIntegers = false, Copies = 5, Seed = 1 };

        Augmented result = jitter.Apply(LabelledRows.FromCodes(features, 2, new int[4_000], ["a"]));

        for (int column = 0; column < 2; column++)
        {
            double width = column == 0 ? .2 : 20;
            double[] noise = [.. AugmentedRows.Added(result, column).Select((value, i) => value - features[(i % 4_000 * 2) + column])];
            double mean = noise.Average(), variance = noise.Average(value => (value - mean) * (value - mean));

            // Five standard errors of 20,000 normal numbers: 5/sqrt(20,000) of the mean, 5 sqrt(2/20,000) of the variance.
            Assert.InRange(mean / width, -.0354, .0354);
            Assert.InRange(variance / (width * width), .95, 1.05);
        }
    }

    [Fact]
    public void Jitter_keeps_flags_and_counts_unless_told_otherwise()
    {
        LabelledRows rows = LabelledRows.FromCodes(
            new[] { .2f, 1, 3, .1f, .8f, 2, 3, .3f, .2f, 3, 3, .4f, .8f, 7, 3, .9f }, 4, new int[4], ["a"]);

        Assert.Equal([false, false, false, true], Changed(new GaussianJitter(), rows));
        Assert.Equal([true, false, false, true], Changed(new GaussianJitter { KeepBinary = false }, rows));
        Assert.Equal([false, true, false, true], Changed(new GaussianJitter { KeepIntegers = false }, rows));
    }

    [Fact]
    public void Jitter_that_changes_nothing_says_so_and_jitter_that_does_says_nothing()
    {
        LabelledRows pixels = LabelledRows.FromCodes(new[] { 0f, 3, 16, 0, 7, 2, 0, 9, 5 }, 3, new int[3], ["a"]);

        Assert.Equal(
            ["GaussianJitter changes nothing: of 3 columns 1 are constant, 0 are categorical and 2 are binary or hold whole numbers only. Set KeepIntegers or KeepBinary to false to change those."],
            new GaussianJitter().Apply(pixels).Notes);
        Assert.Empty(new GaussianJitter { KeepIntegers = false }.Apply(pixels).Notes);
        Assert.Empty(new GaussianJitter { Scale = 0 }.Apply(pixels).Notes);
    }

    [Fact]
    public void Jitter_stays_in_the_range_of_the_column_where_asked()
    {
        LabelledRows rows = AugmentedRows.Make(300);
        float least = rows.Features.ToArray().Min(), greatest = rows.Features.ToArray().Max();

        Assert.Contains(new GaussianJitter { Scale = 1 }.Apply(rows).Features.ToArray(), value => value > greatest);
        Assert.All(new GaussianJitter { Scale = 1, KeepRange = true }.Apply(rows).Features.ToArray(), value => Assert.InRange(value, least, greatest));
    }

    [Theory]
    [InlineData(DropoutFill.Mean, 5f)]
    [InlineData(DropoutFill.Median, 2f)]
    [InlineData(DropoutFill.Zero, 0f)]
    public void Dropout_puts_what_is_typical_of_the_column(DropoutFill fill, float expected)
    {
        // 1, 2, NaN, 12: mean 5 and median 2 of what is there.
        LabelledRows rows = LabelledRows.FromCodes(new[] { 1f, 2, float.NaN, 12 }, 1, new int[4], ["a"]);

        Augmented result = new FeatureDropout { Rate = 1, Fill = fill }.Apply(rows);

        Assert.Equal([expected, expected, float.NaN, expected], result.Features[4..].ToArray());
    }

    [Fact]
    public void The_median_of_an_even_number_is_the_mean_of_the_middle_two()
    {
        LabelledRows rows = LabelledRows.FromCodes(new[] { 9f, 1, 2, 5 }, 1, new int[4], ["a"]);

        Assert.Equal([3.5f, 3.5f, 3.5f, 3.5f], new FeatureDropout { Rate = 1, Fill = DropoutFill.Median }.Apply(rows).Features[4..].ToArray());
    }

    [Fact]
    public void Dropout_drops_as_many_cells_as_asked()
    {
        LabelledRows rows = SampleRows.Changed(AugmentedRows.Make(1_000), (_, _, _) => 1);

        Augmented result = new FeatureDropout { Rate = .3, Fill = DropoutFill.Zero }.Apply(rows);

        // Five standard errors of 24,000 cells.
        Assert.InRange(result.Features[24_000..].ToArray().Count(value => value == 0) / 24_000.0, .285, .315);
    }

    private static bool[] Changed(GaussianJitter jitter, LabelledRows rows)
    {
        float[] added = jitter.Apply(rows).Features[rows.Features.Length..].ToArray();
        return [.. Enumerable.Range(0, rows.Columns).Select(column => Enumerable.Range(0, rows.Count).Any(row => added[(row * rows.Columns) + column] != rows.Features.Span[(row * rows.Columns) + column]))];
    }
}
