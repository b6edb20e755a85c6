using CollapseGuard.Statistics;
using CsCheck;

namespace CollapseGuard.Tests.Statistics;

/// <summary>Reference: scipy 1.10.1, binomtest(...).proportion_ci("exact") and binom.cdf; see reference.py.</summary>
public class ClopperPearsonTests
{
    [Theory]
    [InlineData(0, 30, .985, 0.0, 0.13063321812632156)]
    [InlineData(3, 40, .985, 0.012943864565556924, 0.21863702465470505)]
    [InlineData(17, 100, .99, 0.09234033797507708, 0.275042145031676)]
    [InlineData(40, 40, .95, 0.9278424754944854, 1.0)]
    public void Bounds_equal_those_of_scipy(long hits, long trials, double confidence, double lower, double upper)
    {
        Assert.Equal(lower, ClopperPearson.Lower(hits, trials, confidence), 9);
        Assert.Equal(upper, ClopperPearson.Upper(hits, trials, confidence), 9);
    }

    [Fact]
    public void Tail_equals_that_of_scipy_and_by_hand()
    {
        Assert.Equal(0.028462094459744576, ClopperPearson.LowerTail(3, 40, .2), 12);
        Assert.Equal(Math.Pow(.8, 24), ClopperPearson.LowerTail(0, 24, .2), 12);
    }

    [Fact]
    public void Nothing_seen_rules_nothing_out()
    {
        Assert.Equal(1, ClopperPearson.Upper(0, 0, .99));
        Assert.Equal(0, ClopperPearson.Lower(0, 0, .99));
    }

    [Fact]
    public void Upper_bound_and_tail_are_one_test() => Gen.Select(Gen.Int[0, 60], Gen.Int[1, 200], Gen.Double[.5, .999]).Sample((hits, more, confidence) =>
    {
        double upper = ClopperPearson.Upper(hits, hits + more, confidence);
        Assert.Equal(1 - confidence, ClopperPearson.LowerTail(hits, hits + more, upper), 6);
    });

    [Fact]
    public void More_hits_than_trials_are_refused() =>
        Assert.Contains("[0, 4]", Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearson.Upper(5, 4, .9)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void Confidence_must_be_inside(double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearson.Lower(1, 4, confidence));
}
