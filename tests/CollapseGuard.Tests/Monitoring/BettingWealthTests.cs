using CollapseGuard.Monitoring;

namespace CollapseGuard.Tests.Monitoring;

public sealed class BettingWealthTests
{
    private const double ZetaOfOnePointOne = 10.584448464950801;

    [Fact]
    public void OneFactorIsTheStakeTimesTheOdds()
    {
        var wealth = new BettingWealth(0.35);
        wealth.Add(0.85);

        // Half of w_1 = 1/10.584 on each bet: (1 + .5 .5/.35) and (1 + .95 .5/.35).
        double stake = 1 / ZetaOfOnePointOne / 2;
        Assert.Equal(stake * ((1 + (0.25 / 0.35)) + (1 + (0.475 / 0.35))), wealth.Value, 12);
    }

    [Fact]
    public void AtTheBorderOnlyTheStakesAddUp()
    {
        var wealth = new BettingWealth(0.35);
        double stakes = 0;
        for (int t = 1; t <= 100; t++)
        {
            wealth.Add(0.35);
            stakes += Math.Pow(t, -1.1) / ZetaOfOnePointOne;
        }

        Assert.Equal(stakes, wealth.Value, 9);
        Assert.True(wealth.Value < 1);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.35)]
    [InlineData(1.0)]
    public void WealthIsNeverNegative(double share)
    {
        var wealth = new BettingWealth(0.35);
        for (int t = 0; t < 20; t++)
        {
            wealth.Add(share);
            Assert.True(wealth.Value > 0);
        }
    }

    [Fact]
    public void ABetOnTheBorderGainsNothingOnAverage()
    {
        // Z in {0, 1} with mean .35: the mean of the two factors is 1, for both bets.
        var one = new BettingWealth(0.35);
        var none = new BettingWealth(0.35);
        one.Add(1);
        none.Add(0);
        Assert.Equal(1 / ZetaOfOnePointOne, (0.35 * one.Value) + (0.65 * none.Value), 12);
    }
}
