using CollapseGuard.Neighbors;

namespace CollapseGuard.Tests.Neighbors;

public class RankSelectionTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(128)]
    [InlineData(1_000)]
    public void The_least_come_first_at_every_rank(int count)
    {
        var random = new Random(count);
        foreach (int distinct in (int[])[1, 3, count])
        {
            float[] values = [.. Enumerable.Range(0, count).Select(_ => random.Next(distinct) - (distinct / 2f))];
            ulong[] sorted = [.. values.Select(RankSelection.Key).Order()];
            for (int rank = 1; rank < count; rank += Math.Max(1, count / 50))
            {
                ulong[] keys = [.. values.Select(RankSelection.Key)];

                RankSelection.Split(keys, rank);

                Assert.Equal(sorted[..rank], keys[..rank].Order());
                Assert.Equal(sorted[rank..], keys[rank..].Order());
            }
        }
    }

    [Fact]
    public void Keys_are_ordered_as_the_numbers_are_then_by_row()
    {
        float[] ascending = [float.NegativeInfinity, -3e38f, -1, -1e-45f, 0, 1e-45f, 1, 2, 3e38f, float.PositiveInfinity];

        Assert.Equal(ascending, ascending.Reverse().OrderBy(v => RankSelection.Key(v, 7)));
        Assert.True(RankSelection.Key(1, 3) < RankSelection.Key(1, 4));
        Assert.Equal(4, (int)(uint)RankSelection.Key(-1, 4));
    }
}
