using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Statistics;

/// <summary>Reference values from scipy 1.10.1: ks_2samp, kstwobign, kstest (reference.py).</summary>
public class KolmogorovSmirnovTests
{
    private static readonly QuantileSummary First = Exactly(1, 2, 2, 3, 5, 8);
    private static readonly QuantileSummary Second = Exactly(2, 4, 4, 6, 7, 9, 9, 10);

    [Fact]
    public void Distance_and_p_value_of_scipy()
    {
        KolmogorovSmirnov test = KolmogorovSmirnov.Between(First, Second);

        Assert.Equal(.5416666666666666, test.Distance, 12);
        Assert.Equal(.2668277042862527, test.PValue(), 10);
        Assert.Equal((6, 8, 0), (test.Count, test.OtherCount, test.DistanceError));
    }

    [Theory]
    [InlineData(.3, .9999906941986655)]
    [InlineData(.5, .9639452436648751)]
    [InlineData(.9, .3927307079406543)]
    [InlineData(1.2, .11224966667072497)]
    [InlineData(2.5, 7.453306344157342e-06)]
    public void Limiting_distribution_of_scipy(double x, double tail)
    {
        // 2 n² / 2 n rows on each side make the factor sqrt(n/2); 200 rows: 10.
        Assert.Equal(tail, new KolmogorovSmirnov(x / 10, 0, 200, 200).PValue(), 12);
    }

    [Fact]
    public void Same_both_ways_and_zero_with_itself()
    {
        Assert.Equal(KolmogorovSmirnov.Between(First, Second).Distance, KolmogorovSmirnov.Between(Second, First).Distance);
        Assert.Equal(0, KolmogorovSmirnov.Between(First, First).Distance);
        Assert.Equal(1, KolmogorovSmirnov.Between(First, First).PValue());
        Assert.Equal(1, KolmogorovSmirnov.Between(Exactly(1, 2), Exactly(3, 4, 5)).Distance);
    }

    /// <summary>Weights stand for rows: three rows of 1 are one point.</summary>
    [Fact]
    public void Weighted_points_are_rows() => Assert.Equal(
        KolmogorovSmirnov.Between(Exactly(1, 1, 1, 4), Second).Distance,
        KolmogorovSmirnov.Between(QuantileSummary.FromCounts([1, 4], [3, 1]), Second).Distance);

    [Fact]
    public void Rank_errors_add_up_and_soften_the_p_value()
    {
        KolmogorovSmirnov test = KolmogorovSmirnov.Between(QuantileSummary.FromCounts([1, 2], [500, 500], .01), QuantileSummary.FromCounts([1, 2], [400, 600], .02));

        Assert.Equal(.1, test.Distance, 12);
        Assert.Equal(.03, test.DistanceError, 12);
        Assert.True(test.PValue() > new KolmogorovSmirnov(.1, 0, 1000, 1000).PValue());
    }

    [Fact]
    public void Nothing_has_no_distance()
    {
        KolmogorovSmirnov test = KolmogorovSmirnov.Between(First, QuantileSummary.Empty);

        Assert.True(double.IsNaN(test.Distance) && double.IsNaN(test.PValue()));
    }

    [Fact]
    public void Distance_from_an_even_spread()
    {
        Assert.Equal(.5, KolmogorovSmirnov.FromUniform(Exactly(0, 1, 2, 3, 10)), 12);
        Assert.Equal(.2, KolmogorovSmirnov.FromUniform(Exactly(0, 1, 2, 3, 4)), 12);
        Assert.True(double.IsNaN(KolmogorovSmirnov.FromUniform(Exactly(3, 3))));
        Assert.True(double.IsNaN(KolmogorovSmirnov.FromUniform(QuantileSummary.Empty)));
    }

    private static QuantileSummary Exactly(params float[] values) => QuantileSummary.FromCounts(values, [.. values.Select(_ => 1L)]);
}
