using CollapseGuard.Resampling.Augmentation;

namespace CollapseGuard.Resampling.Tests.Augmentation;

public class SeriesTests
{
    private static readonly float[] Ramp = [.. Enumerable.Range(0, 20).Select(t => (float)t)];

    [Fact]
    public void A_warped_ramp_rises_all_the_way_and_keeps_its_ends()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            // Speeds of this scale would turn back if nothing held them.
            float[] warped = AugmentedRows.Change(new TimeWarp { Shape = new(20), Scale = 1, Seed = seed }, Ramp);

            Assert.Equal((0f, 19f), (warped[0], warped[^1]));
            Assert.All(warped.Zip(warped.Skip(1)), pair => Assert.True(pair.First < pair.Second));
            Assert.NotEqual(Ramp, warped);
        }
    }

    [Fact]
    public void A_warp_reads_all_channels_at_the_same_time()
    {
        float[] two = [.. Ramp.SelectMany(value => new[] { value, 100 - value })];

        float[] warped = AugmentedRows.Change(new TimeWarp { Shape = new(20, 2) }, two);

        Assert.All(Enumerable.Range(0, 20), t => Assert.Equal(100, warped[2 * t] + warped[(2 * t) + 1], 1e-4f));
    }

    [Fact]
    public void A_slice_of_a_ramp_is_a_slower_ramp()
    {
        var starts = new HashSet<float>();
        for (int seed = 0; seed < 40; seed++)
        {
            // Half of 20 steps: 10 steps from a whole start, stretched.
            float[] slice = AugmentedRows.Change(new WindowSlice { Shape = new(20), Share = .5, Seed = seed }, Ramp);

            Assert.All(Enumerable.Range(0, 20), t => Assert.Equal(slice[0] + (9f * t / 19), slice[t], 1e-5f));
            Assert.Equal(MathF.Truncate(slice[0]), slice[0]);
            starts.Add(slice[0]);
        }

        Assert.InRange(starts.Count, 8, 11);
        Assert.All(starts, start => Assert.InRange(start, 0, 10));
    }

    [Fact]
    public void A_window_twice_as_long_is_read_at_half_the_speed()
    {
        // 11 steps, window [2, 6], doubled: the warped series is 14 long, a step of the result 1.4 of it.
        double[] times = [.. Enumerable.Range(0, 11).Select(t => WindowWarp.Time(t, 11, 2, 4, 2))];

        double[] expected = [0, 1.4, 2.4, 3.1, 3.8, 4.5, 5.2, 5.9, 7.2, 8.6, 10];
        Assert.All(times.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
    }

    [Fact]
    public void A_window_half_as_long_is_read_at_twice_the_speed()
    {
        // 9 steps, window [2, 6], halved: the warped series is 6 long, a step of the result 0.75 of it.
        double[] times = [.. Enumerable.Range(0, 9).Select(t => WindowWarp.Time(t, 9, 2, 4, .5))];

        double[] expected = [0, .75, 1.5, 2.5, 4, 5.5, 6.5, 7.25, 8];
        Assert.All(times.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
    }

    [Fact]
    public void A_warped_window_keeps_the_ends()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            float[] warped = AugmentedRows.Change(new WindowWarp { Shape = new(20), Share = .3, Seed = seed }, Ramp);

            Assert.Equal((0f, 19f), (warped[0], warped[^1]));
            Assert.All(warped.Zip(warped.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        }
    }

    [Fact]
    public void Segments_are_moved_whole()
    {
        var seen = new HashSet<string>();
        for (int seed = 0; seed < 60; seed++)
        {
            float[] moved = AugmentedRows.Change(new SegmentPermutation { Shape = new(6), Segments = 3, Seed = seed }, 0, 1, 2, 3, 4, 5);
            seen.Add(string.Join(' ', moved));
        }

        Assert.Equal(["0 1 2 3 4 5", "0 1 4 5 2 3", "2 3 0 1 4 5", "2 3 4 5 0 1", "4 5 0 1 2 3", "4 5 2 3 0 1"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Segments_can_be_cut_anywhere_and_lose_no_step()
    {
        var starts = new HashSet<float>();
        for (int seed = 0; seed < 60; seed++)
        {
            float[] moved = AugmentedRows.Change(new SegmentPermutation { Shape = new(20), Segments = 2, RandomCuts = true, Seed = seed }, Ramp);

            Assert.Equal(Ramp, moved.Order());
            Assert.InRange(moved.Zip(moved.Skip(1)).Count(pair => pair.Second != pair.First + 1), 0, 1);
            starts.Add(moved[0]);
        }

        Assert.InRange(starts.Count, 10, 20);
    }

    [Fact]
    public void Segments_move_with_all_their_channels()
    {
        float[] moved = AugmentedRows.Change(new SegmentPermutation { Shape = new(4, 2), Segments = 4 }, 0, 10, 1, 11, 2, 12, 3, 13);

        Assert.All(Enumerable.Range(0, 4), t => Assert.Equal(moved[2 * t] + 10, moved[(2 * t) + 1]));
    }

    [Fact]
    public void More_segments_than_steps_are_an_error()
    {
        ResamplingException error = Assert.Throws<ResamplingException>(() => AugmentedRows.Change(new SegmentPermutation { Shape = new(3) }, 0, 1, 2));

        Assert.Equal("Segments is 4, but a series has 3 steps; a segment must have at least 1. Lower Segments.", error.Message);
    }

    [Fact]
    public void Scaling_multiplies_each_channel_by_one_factor()
    {
        var factors = new List<double>();
        for (int seed = 0; seed < 2_000; seed++)
        {
            float[] scaled = AugmentedRows.Change(new SeriesScaling { Shape = new(3, 2), Seed = seed }, 1, 10, 2, 20, 4, 40);

            Assert.Equal((scaled[0] * 2, scaled[0] * 4), (scaled[2], scaled[4]), new Near());
            Assert.Equal((scaled[1] * 2, scaled[1] * 4), (scaled[3], scaled[5]), new Near());
            factors.AddRange([scaled[0], scaled[1] / 10]);
        }

        // Five standard errors of 4,000 normal numbers of deviation 0.1.
        Assert.InRange(factors.Average(), .992, 1.008);
        Assert.InRange(factors.Average(factor => (factor - 1) * (factor - 1)), .01 * .888, .01 * 1.112);
    }

    [Fact]
    public void Series_jitter_is_scaled_by_channel()
    {
        // Channels that alternate between -1 and 1, and between -50 and 50, at every step of every row.
        float[] features = [.. Enumerable.Range(0, 400).SelectMany(row => Enumerable.Range(0, 10).SelectMany(t => new[] { (t % 2 * 2f) - 1, (t % 2 * 100f) - 50 }))];
        LabelledRows rows = LabelledRows.FromCodes(features, 20, new int[400], ["a"]);

        Augmented result = new SeriesJitter { Shape = new(10, 2), Scale = .1 }.Apply(rows);

        for (int channel = 0; channel < 2; channel++)
        {
            double[] noise = [.. Enumerable.Range(0, 4_000).Select(i => (double)result.Features.Span[features.Length + (i * 2) + channel] - features[(i * 2) + channel])];
            Assert.InRange(noise.Average(value => value * value) / (channel == 0 ? .01 : 25), .888, 1.112);
        }
    }

    [Fact]
    public void A_series_of_one_step_stays()
    {
        foreach (SeriesAugmenter augmenter in AugmenterCatalog.Series(new(1)).Where(a => a is TimeWarp or WindowSlice or WindowWarp))
        {
            Assert.Equal([3f], AugmentedRows.Change(augmenter, 3));
        }
    }

    private sealed class Near : IEqualityComparer<(float, float)>
    {
        public bool Equals((float, float) x, (float, float) y) => MathF.Abs(x.Item1 - y.Item1) < 1e-3f && MathF.Abs(x.Item2 - y.Item2) < 1e-3f;

        public int GetHashCode((float, float) obj) => 0;
    }
}
