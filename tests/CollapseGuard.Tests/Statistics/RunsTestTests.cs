using CollapseGuard.Statistics;

namespace CollapseGuard.Tests.Statistics;

/// <summary>Mean and deviation against all orders of the labels, enumerated with numpy 1.24.2; p-value from scipy 1.10.1 (reference.py).</summary>
public class RunsTestTests
{
    [Theory]
    [InlineData(new long[] { 5, 3 }, 4.75, 1.2137603905690306)]
    [InlineData(new long[] { 3, 2, 2 }, 5.571428571428571, 1.0033955955097849)]
    [InlineData(new long[] { 4, 1, 1, 1 }, 5.285714285714286, .6998542122237652)]
    public void Mean_and_deviation_over_all_orders(long[] counts, double expected, double deviation)
    {
        RunsTest test = RunsTest.Of(2, counts);

        Assert.Equal(expected, test.Expected, 12);
        Assert.Equal(deviation, test.StandardDeviation, 12);
    }

    [Fact]
    public void P_values_of_scipy()
    {
        RunsTest test = RunsTest.Of(2, [5, 3]);

        Assert.Equal((2 - 4.75) / 1.2137603905690306, test.Z, 10);
        Assert.Equal(0.011735305748881188, test.FewerPValue(), 10);
        Assert.Equal(2 * 0.011735305748881188, test.PValue(), 10);
    }

    /// <summary>Alternating labels have more runs than chance: two-sided significant, and no block.</summary>
    [Fact]
    public void Alternating_is_no_block()
    {
        RunsTest test = RunsTest.Of(100, [50, 50]);

        Assert.True(test.FewerPValue() > .999);
        Assert.True(test.PValue() < 1e-6);
    }

    [Fact]
    public void A_billion_rows_keep_their_digits()
    {
        RunsTest test = RunsTest.Of(500_000_001, [500_000_000, 500_000_000]);

        Assert.Equal(500_000_001, test.Expected, 3);
        Assert.Equal(Math.Sqrt(1e9) / 2, test.StandardDeviation, 2);
    }

    [Theory]
    [InlineData(new long[0])]
    [InlineData(new long[] { 7 })]
    [InlineData(new long[] { 1 })]
    public void One_class_shows_nothing(long[] counts) => Assert.Equal((1, 1, 0), (RunsTest.Of(1, counts).FewerPValue(), RunsTest.Of(1, counts).PValue(), RunsTest.Of(1, counts).Z));

    [Fact]
    public void Counts_are_not_negative() => Assert.Throws<ArgumentOutOfRangeException>(() => RunsTest.Of(2, [3, -1]));
}
