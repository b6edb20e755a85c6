using CollapseGuard.Statistics;
using CollapseGuard.Summaries;
using CsCheck;

namespace CollapseGuard.Tests.Statistics;

/// <summary>Reference: numpy 1.24.2 (corrcoef), scikit-learn 1.2.1 (r2_score), scipy 1.10.1 (norm); see reference.py.</summary>
public class ConstantEquivalenceTests
{
    private static readonly double[] Actual = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12];
    private static readonly double[] Predicted = [2, 1, 4, 3, 6, 5, 8, 7, 10, 9];

    [Fact]
    public void Skill_is_r2_of_scikit_learn()
    {
        ConstantEquivalence constant = ConstantEquivalence.Of(Pairs.Of(Predicted, Actual));

        Assert.Equal(0.8270893371757925, constant.Skill, 12);
        Assert.Equal(0.9118100399627106, constant.Correlation, 12);
    }

    [Fact]
    public void Fisher_bounds_equal_those_of_scipy()
    {
        var constant = new ConstantEquivalence(1, .5, 0, 100);

        Assert.Equal(0.6558383696697415, constant.CorrelationBound(2.326), 12);
        Assert.Equal(0.23130157789670971, constant.CorrelationBound(-3.09), 12);
        Assert.Equal(0.009097554296048983, FisherTransform.UpperTail(.5, 100, .3), 12);
    }

    [Fact]
    public void P_values_equal_those_of_scipy()
    {
        Assert.Equal(0.2711610838137564, new ConstantEquivalence(.5, .3, .1, 200).SkillPValue(), 9);
        Assert.Equal(0.005204131670362522, new ConstantEquivalence(.05, .1, 0, 400).EquivalencePValue(.02), 9);
    }

    [Fact]
    public void A_spread_of_one_percent_is_a_constant_whatever_the_correlation() =>
        Assert.Equal(0, new ConstantEquivalence(.01, 1, 0, 20).EquivalencePValue(.02));

    [Fact]
    public void Three_rows_prove_nothing() => Assert.Equal(1, new ConstantEquivalence(.001, 0, 0, 3).EquivalencePValue(.02));

    [Fact]
    public void Spread_over_constant_targets()
    {
        Assert.Equal(double.PositiveInfinity, Pairs.Of([1, 2, 3], [5, 5, 5]).SpreadRatio);
        Assert.Equal(double.NaN, Pairs.Of([1, 1, 1], [5, 5, 5]).SpreadRatio);
    }

    [Fact]
    public void Exact_constants_have_neither_skill_nor_slope()
    {
        ConstantEquivalence constant = ConstantEquivalence.Of(Pairs.Of([6, 6, 6, 6], [1, 2, 3, 4]));

        Assert.Equal(1, constant.SkillPValue());
        Assert.Equal(0, constant.Slope);
        Assert.Equal(0, constant.EquivalencePValue(.02));
    }

    [Fact]
    public void Skill_never_exceeds_its_inequality() => Gen.Select(Gen.Double[-5, 5].Array[20], Gen.Double[-5, 5].Array[20]).Sample((p, y) =>
    {
        ConstantEquivalence constant = ConstantEquivalence.Of(Pairs.Of(p, y));
        Assert.True(constant.Skill <= (2 * constant.Spread) - (constant.Spread * constant.Spread) + 1e-9);
        Assert.True(constant.SkillLower(2.326) <= constant.SkillUpper(2.326));
    });

    [Fact]
    public void P_value_and_bound_are_one_test() => Gen.Select(Gen.Double[.02, .3], Gen.Double[-.9, .9], Gen.Double[0, .3]).Sample((spread, r, bias) =>
    {
        var constant = new ConstantEquivalence(spread, r, bias, 150);
        double p = constant.EquivalencePValue(.02);
        if (Math.Abs(p - .01) > 1e-4)
        {
            Assert.Equal(p < .01, constant.SkillUpper(2.3263478740408408) < .02);
        }
    });

    [Fact]
    public void Units_change_nothing() => Gen.Select(Gen.Double[-5, 5].Array[30], Gen.Double[-5, 5].Array[30], Gen.Double[1e-6, 1e6]).Sample((p, y, unit) =>
    {
        ConstantEquivalence one = ConstantEquivalence.Of(Pairs.Of(p, y));
        ConstantEquivalence other = ConstantEquivalence.Of(Pairs.Of([.. p.Select(v => v * unit)], [.. y.Select(v => v * unit)]));
        Assert.Equal(one.Skill, other.Skill, 6);
        Assert.Equal(one.EquivalencePValue(.02), other.EquivalencePValue(.02), 6);
    });
}
