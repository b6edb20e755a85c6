using CollapseGuard.Resampling.Augmentation;

namespace CollapseGuard.Resampling.Tests.Augmentation;

public class ImageTests
{
    private static readonly ImageShape TwoByTwo = new(2, 2);

    private static readonly ImageShape ThreeByThree = new(3, 3);

    [Fact]
    public void A_flip_mirrors()
    {
        Assert.Equal([2f, 1, 4, 3], AugmentedRows.Change(new ImageFlip { Shape = TwoByTwo }, 1, 2, 3, 4));
        Assert.Equal([3f, 4, 1, 2], AugmentedRows.Change(new ImageFlip { Shape = TwoByTwo, Vertical = true }, 1, 2, 3, 4));
        Assert.Equal([3f, 30, 2, 20, 1, 10], AugmentedRows.Change(new ImageFlip { Shape = new(1, 3, 2) }, 1, 10, 2, 20, 3, 30));
    }

    [Theory]
    [InlineData(ImageFill.Constant, 1, 0, "9 9 9 1 2 3 4 5 6")]
    [InlineData(ImageFill.Edge, 1, 0, "1 2 3 1 2 3 4 5 6")]
    [InlineData(ImageFill.Reflect, 1, 0, "4 5 6 1 2 3 4 5 6")]
    [InlineData(ImageFill.Constant, 0, -1, "2 3 9 5 6 9 8 9 9")]
    [InlineData(ImageFill.Edge, 0, -1, "2 3 3 5 6 6 8 9 9")]
    [InlineData(ImageFill.Reflect, 0, -1, "2 3 2 5 6 5 8 9 8")]
    [InlineData(ImageFill.Reflect, 0, 5, "2 1 2 5 4 5 8 7 8")]
    [InlineData(ImageFill.Constant, 5, 5, "9 9 9 9 9 9 9 9 9")]
    public void A_shift_moves_whole_pixels_and_fills_what_comes_in(ImageFill fill, int down, int right, string expected)
    {
        var moved = new float[9];

        new FilledImage(ThreeByThree, fill, 9).Shift([1, 2, 3, 4, 5, 6, 7, 8, 9], down, right, moved);

        Assert.Equal(expected, string.Join(' ', moved));
    }

    [Fact]
    public void Shifts_go_as_far_as_asked_each_way_and_no_farther()
    {
        // One lit pixel in the middle of 7 x 7.
        var image = new float[49];
        image[24] = 1;
        var seen = new SortedSet<(int Down, int Right)>();
        for (int seed = 0; seed < 200; seed++)
        {
            int lit = Array.IndexOf(AugmentedRows.Change(new ImageShift { Shape = new(7, 7), MaxVertical = 1, MaxHorizontal = 2, Seed = seed }, image), 1f);
            seen.Add(((lit / 7) - 3, (lit % 7) - 3));
        }

        Assert.Equal(15, seen.Count);
        Assert.All(seen, shift => Assert.True(Math.Abs(shift.Down) <= 1 && Math.Abs(shift.Right) <= 2));
    }

    [Fact]
    public void Pad_and_crop_reaches_all_places_of_the_padding()
    {
        var image = new float[49];
        image[24] = 1;
        int[] lit = [.. Enumerable.Range(0, 300).Select(seed => Array.IndexOf(AugmentedRows.Change(new PadAndCrop { Shape = new(7, 7), Padding = 2, Seed = seed }, image), 1f))];

        Assert.Equal(25, lit.Distinct().Count());
        Assert.All(lit, place => Assert.True(Math.Abs((place / 7) - 3) <= 2 && Math.Abs((place % 7) - 3) <= 2));
    }

    [Fact]
    public void A_quarter_turn_moves_pixels_to_pixels()
    {
        var turned = new float[9];
        var image = new FilledImage(ThreeByThree, ImageFill.Constant, 0);

        image.Rotate([1, 2, 3, 4, 5, 6, 7, 8, 9], 90, turned);
        Assert.Equal([3f, 6, 9, 2, 5, 8, 1, 4, 7], turned);
        image.Rotate([1, 2, 3, 4, 5, 6, 7, 8, 9], -90, turned);
        Assert.Equal([7f, 4, 1, 8, 5, 2, 9, 6, 3], turned);
        image.Rotate([1, 2, 3, 4, 5, 6, 7, 8, 9], 180, turned);
        Assert.Equal([9f, 8, 7, 6, 5, 4, 3, 2, 1], turned);
    }

    [Fact]
    public void A_turn_between_is_bilinear()
    {
        // By 45 degrees the corner of 3 x 3 is read at sqrt(2) above the middle: 0.414 beyond the upper edge, so 0.586 of the 2 above and the rest of the fill.
        var turned = new float[9];

        new FilledImage(ThreeByThree, ImageFill.Constant, 0).Rotate([1, 2, 3, 4, 5, 6, 7, 8, 9], 45, turned);

        Assert.Equal(2 * (2 - Math.Sqrt(2)), turned[0], 1e-6);
        Assert.Equal(5f, turned[4]);

        // The middle of the upper edge is read at (-0.707, 0.707) from the middle: a mean of 2, 3, 5, 6 by nearness.
        double h = Math.Sqrt(.5);
        Assert.Equal((h * ((2 * (1 - h)) + (3 * h))) + ((1 - h) * ((5 * (1 - h)) + (6 * h))), turned[1], 1e-6);
    }

    [Fact]
    public void Turning_stays_within_the_angle_and_the_range()
    {
        float[] image = [.. Enumerable.Range(0, 81).Select(i => i % 9 == 4 ? 1f : 0f)];
        for (int seed = 0; seed < 50; seed++)
        {
            float[] turned = AugmentedRows.Change(new ImageRotation { Shape = new(9, 9), MaxDegrees = 10, Fill = ImageFill.Edge, Seed = seed }, image);

            Assert.All(turned, value => Assert.InRange(value, 0f, 1f));
            // The upper end of the line moves by at most 4 tan 10 degrees = 0.71 pixels.
            Assert.Equal(0f, turned[2]);
            Assert.Equal(0f, turned[6]);
            Assert.Equal(1f, turned[40]);
        }
    }

    [Fact]
    public void Brightness_moves_all_pixels_alike_and_contrast_stretches_about_the_mean()
    {
        float[] image = [.4f, .5f, .5f, .6f];

        float[] brighter = AugmentedRows.Change(new BrightnessContrast { Shape = TwoByTwo, MaxContrast = 0, Seed = 1 }, image);
        Assert.All(brighter.Zip(image), pair => Assert.Equal(brighter[0] - .4f, pair.First - pair.Second, 1e-6f));
        Assert.InRange(Math.Abs(brighter[0] - .4f), 1e-3f, .2f);

        float[] stretched = AugmentedRows.Change(new BrightnessContrast { Shape = TwoByTwo, MaxBrightness = 0, Seed = 1 }, image);
        Assert.Equal(.5f, stretched[1], 1e-6f);
        Assert.Equal(1f, stretched[0] + stretched[3], 1e-6f);
        Assert.InRange(Math.Abs((stretched[3] - .5f) / .1f - 1), 1e-3f, .2001f);
    }

    [Fact]
    public void Brightness_is_a_share_of_the_range_and_stays_in_it()
    {
        float[] image = [0, 100, 200, 255];
        var augmenter = new BrightnessContrast { Shape = TwoByTwo, MaxContrast = 0, MaxBrightness = .5, Range = ValueRange.Byte };
        float[][] changed = [.. Enumerable.Range(0, 50).Select(seed => AugmentedRows.Change(augmenter with { Seed = seed }, image))];

        Assert.All(changed, pixels => Assert.All(pixels, value => Assert.InRange(value, 0f, 255f)));
        Assert.Contains(changed, pixels => pixels[1] > 160);
        Assert.Contains(changed, pixels => pixels[1] < 40);
        Assert.Contains(Enumerable.Range(0, 50), seed => AugmentedRows.Change(augmenter with { Seed = seed, Range = null, MaxBrightness = 60 }, image)[3] > 255);
    }

    [Fact]
    public void Pixels_outside_the_range_are_an_error_that_names_the_range_to_set()
    {
        ResamplingException error = Assert.Throws<ResamplingException>(() => AugmentedRows.Change(new BrightnessContrast { Shape = TwoByTwo }, 0, 1, 16, 3));

        Assert.Equal("Row 0 holds 16 at number 2, but BrightnessContrast.Range is [0, 1]. Set Range to that of the pixels (ValueRange.Byte for 0 to 255), or to null for numbers without limits.", error.Message);
    }

    [Fact]
    public void Cutout_covers_a_square_that_may_stick_out()
    {
        float[] image = [.. Enumerable.Repeat(1f, 200)];
        int[] covered = [.. Enumerable.Range(0, 200).Select(seed => AugmentedRows.Change(new Cutout { Shape = new(10, 10, 2), Size = 3, FillValue = .5f, Seed = seed }, image).Count(value => value == .5f))];

        // 3 x 3 of 2 channels inside, 2 x 3 at an edge, 2 x 2 in a corner.
        Assert.Equal([8, 12, 18], covered.Distinct().Order());
        Assert.Equal(Enumerable.Repeat(0f, 4), AugmentedRows.Change(new Cutout { Shape = TwoByTwo, Size = 4 }, 1, 2, 3, 4));
    }

    [Fact]
    public void An_even_square_has_one_pixel_more_before_its_centre()
    {
        // Centre c of 0 to 5 covers c - 2 to c + 1 of a line of 6.
        string[] lines = [.. Enumerable.Range(0, 200).Select(seed => string.Concat(AugmentedRows.Change(new Cutout { Shape = new(1, 6), Size = 4, FillValue = 8, Seed = seed }, 1, 1, 1, 1, 1, 1))).Distinct().Order(StringComparer.Ordinal)];

        Assert.Equal(["111888", "118888", "188881", "881111", "888111", "888811"], lines);
    }

    [Fact]
    public void Cutout_covers_a_quarter_of_the_side_by_default()
    {
        int most = Enumerable.Range(0, 100).Max(seed => AugmentedRows.Change(new Cutout { Shape = new(8, 8), Seed = seed }, [.. Enumerable.Repeat(1f, 64)]).Count(value => value == 0));

        Assert.Equal(4, most);
    }

    [Fact]
    public void Options_out_of_range_are_named()
    {
        Assert.Contains("Height is 0; it must be at least 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new ImageShape(0, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("MaxDegrees is 200; it must be in [0, 180].", Assert.Throws<ArgumentOutOfRangeException>(() => new ImageRotation { Shape = TwoByTwo, MaxDegrees = 200 }).Message, StringComparison.Ordinal);
        Assert.Contains("MaxContrast is 1.5; it must be in [0, 1].", Assert.Throws<ArgumentOutOfRangeException>(() => new BrightnessContrast { Shape = TwoByTwo, MaxContrast = 1.5 }).Message, StringComparison.Ordinal);
        Assert.Contains("High is 1; it must be above Low, 2.", Assert.Throws<ArgumentOutOfRangeException>(() => new ValueRange(2, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianJitter { Probability = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianJitter { Copies = 0 });
    }
}
