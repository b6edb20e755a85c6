namespace CollapseGuard.Resampling.Tests;

public class RandomUnderSamplerTests
{
    [Fact]
    public void Every_row_of_a_large_class_is_kept_as_often()
    {
        LabelledRows rows = SampleRows.Numeric(1, 20, 5);
        int[] members = rows.RowsByClass()[0];

        var times = Enumerable.Range(0, 4000)
            .SelectMany(seed => new RandomUnderSampler { Seed = seed, MaxDegreeOfParallelism = 1 }.Resample(rows).SourceRows.ToArray())
            .CountBy(row => row).ToDictionary();

        // 5 of 20 in each of 4,000 draws: 1,000 times, deviation 27.4; five of them.
        Assert.All(members, row => Assert.InRange(times[row], 863, 1137));
        Assert.All(rows.RowsByClass()[1], row => Assert.Equal(4000, times[row]));
    }

    [Fact]
    public void With_replacement_a_row_can_come_twice()
    {
        LabelledRows rows = SampleRows.Numeric(1, 40, 30);

        int[] kept = new RandomUnderSampler { Replacement = true }.Resample(rows).SourceRows.ToArray();

        Assert.Equal(60, kept.Length);
        Assert.Equal(kept.Order(), kept);
        Assert.True(kept.Distinct().Count() < 60);
        // The class that is not targeted is kept whole, not drawn.
        Assert.Superset(rows.RowsByClass()[1].ToHashSet(), kept.ToHashSet());
    }

    [Fact]
    public void A_class_can_be_left_without_rows()
    {
        Resampled result = new RandomUnderSampler { Strategy = SamplingStrategy.Counts(("a", 0)) }.Resample(SampleRows.Numeric(1, 4, 3));

        Assert.Equal([0, 3], result.Rows.ClassCounts);
    }
}
