using CollapseGuard.Statistics;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTables;

namespace CollapseGuard.Tests.Statistics;

public class IsolatedExtremeTests
{
    /// <summary>Four zeros, then 10, 11, 13, 14: gap 10, widest spacing 2, quartiles 10 and 13, range 4.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void By_hand(int sign)
    {
        ColumnSummary column = Number("x", [.. new double?[] { 0, 0, 0, 0, 10, 11, 13, 14 }.Select(v => sign * v)]);
        IsolatedExtreme zero = IsolatedExtreme.Of(column, isLeast: sign > 0);

        Assert.Equal((10, 2, 4, 4), (zero.Gap, zero.NearSpacing, zero.RestRange, zero.RestValues));
        Assert.InRange(zero.RestQuartileRange, 2, 3);
    }

    [Fact]
    public void Far_spacings_do_not_count()
    {
        ColumnSummary column = Number("x", [0, .. Enumerable.Range(10, 11).Select(i => (double?)i), 500]);

        Assert.Equal(1, IsolatedExtreme.Of(column, true).NearSpacing);
    }

    [Fact]
    public void A_sketch_of_floats_answers_alike()
    {
        ColumnSummary column = Number("x", [.1, .1, 7.3, 8.4, 9.9]);

        Assert.Equal(IsolatedExtreme.Of(column, true).NearSpacing, IsolatedExtreme.Of(column with { Values = [], ValuesAreComplete = false }, true).NearSpacing, 5);
    }

    [Fact]
    public void One_or_two_values_have_no_spacing()
    {
        Assert.Equal(double.NaN, IsolatedExtreme.Of(Number("x", 1, 2), true).NearSpacing);
        Assert.Equal(0, IsolatedExtreme.Of(Number("x", 1, 1), true).RestValues);
        Assert.Equal(0, IsolatedExtreme.Of(Number("x"), true).RestValues);
    }
}
