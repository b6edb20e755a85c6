using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Observations;

/// <summary>Where few keys of a block repeat, only those are counted: the same as all runs lowered by one.</summary>
public class KeyCountsTests
{
    private const uint First = 0xA000_0000;

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(5_000)]
    [InlineData(16_384)]
    public void Repeats_are_the_runs_less_one(int rows)
    {
        foreach (int different in new[] { 1, 2, 100, 40_000, int.MaxValue })
        {
            var random = new Random(rows);
            uint[] sorted = [.. Enumerable.Range(0, rows).Select(_ => (uint)random.Next(different)).Order()];
            var repeats = new KeyCounts(rows);
            repeats.TakeRepeats(sorted);

            var expected = sorted.GroupBy(key => key).Where(run => run.Count() > 1).Select(run => (run.Key, (long)run.Count() - 1)).ToArray();
            Assert.Equal(expected, repeats.Keys.Zip(repeats.Counts).Take(repeats.Length));
            Assert.Equal(expected.Sum(run => run.Item2), KeyCounts.CountRepeats(sorted));
        }
    }

    [Fact]
    public void A_block_of_few_repeats_is_counted_as_its_runs_are()
    {
        // 16,384 keys of which 100 occur 21 times: at most 4,096 repeat, so the short way is taken. Each block lowers all counts by one.
        var counts = new ValueCounts();
        for (uint block = 0; block < 3; block++)
        {
            counts.Add([.. Enumerable.Range(0, 16_384).Select(i => First + (i < 2_100 ? (uint)(i % 100) : (block << 20) + (uint)i)).Order()]);
        }

        Assert.Equal(new ModalSummary(FloatKey.ToFloat(First), 60, 63, 60 / (3 * 16_384d)), counts.Modal());
        Assert.False(counts.Distinct().IsExact);
        Assert.InRange(counts.Distinct().Count, .98 * (100 + (3 * 14_284)), 1.02 * (100 + (3 * 14_284)));
    }
}
