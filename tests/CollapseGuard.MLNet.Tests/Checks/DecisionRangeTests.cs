using CollapseGuard.MLNet.Scored;

namespace CollapseGuard.MLNet.Tests.Checks;

/// <summary>The turn of the decisions, found many rows at once, is that of one row after the other.</summary>
public class DecisionRangeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(64)]
    [InlineData(1_000)]
    public void The_turn_is_that_of_one_row_after_the_other(int rows)
    {
        var random = new Random(rows);
        float[] values = [.. Enumerable.Range(0, rows).Select(_ => random.Next(20) == 0 ? float.NaN : random.NextSingle())];
        bool[] decisions = [.. values.Select(value => value >= .3f || random.Next(50) == 0)];
        var range = new DecisionRange();
        range.Add(values.AsSpan(0, rows / 2), decisions.AsSpan(0, rows / 2));
        range.Add(values.AsSpan(rows / 2), decisions.AsSpan(rows / 2));

        var decided = values.Zip(decisions).Where(row => !float.IsNaN(row.First)).ToArray();
        Assert.Equal(decided.Where(row => row.Second).Select(row => row.First).Append(float.PositiveInfinity).Min(), range.LeastPositive);
        Assert.Equal(decided.Where(row => !row.Second).Select(row => row.First).Append(float.NegativeInfinity).Max(), range.GreatestNegative);
    }

    [Fact]
    public void Infinite_values_take_a_side()
    {
        var range = new DecisionRange();
        range.Add([float.NegativeInfinity, float.PositiveInfinity, .2f, .4f], [false, true, false, true]);

        Assert.Equal((.2f, .4f), (range.GreatestNegative, range.LeastPositive));
        Assert.True(range.IsOrdered && range.Agrees(.3));
        Assert.False(range.Agrees(.1) || range.Agrees(.5));
    }
}
