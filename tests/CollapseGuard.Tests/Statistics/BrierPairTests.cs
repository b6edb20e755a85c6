using CollapseGuard.Statistics;
using CollapseGuard.Summaries;
using CollapseGuard.Tests.Detectors;

namespace CollapseGuard.Tests.Statistics;

/// <summary>Reference: scikit-learn 1.2.1 (brier_score_loss), scipy 1.10.1 (entropy); see reference.py.</summary>
public class BrierPairTests
{
    private static readonly double[] Scores = [.1, .2, .2, .3, .4, .4, .5, .6, .7, .7, .8, .9];
    private static readonly bool[] Truth = [false, false, false, true, false, false, true, false, true, true, false, true];

    [Fact]
    public void Mean_squared_error_is_the_brier_score()
    {
        PairedSummary pair = BrierPair.Of(Summarized.Scores(Scores, Truth));

        Assert.Equal(0.195, pair.MeanSquaredError, 12);
        Assert.Equal(5.0 / 12, pair.Actual.Mean, 12);
    }

    [Fact]
    public void Joint_moments_equal_the_two_pass_ones()
    {
        PairedSummary pair = BrierPair.Of(Summarized.Scores(Scores, Truth));
        PairedSummary direct = Pairs.Of(Scores, [.. Truth.Select(t => t ? 1.0 : 0)]);

        Assert.Equal(direct.Correlation, pair.Correlation, 12);
        Assert.Equal(direct.SpreadRatio, pair.SpreadRatio, 12);
        Assert.Equal(direct.StandardizedBias, pair.StandardizedBias, 12);
    }

    /// <summary>Predicted .6 four times, truth 1, 1, 1, 0: bias -.15, residual sd .43301, z = -.15/(.43301/2).</summary>
    [Fact]
    public void Bias_in_standard_errors_by_hand() =>
        Assert.Equal(-.15 / (Math.Sqrt(.1875) / 2), BrierPair.BiasZ(BrierPair.Of(Summarized.Scores([.6, .6, .6, .6], [true, true, true, false]))), 9);

    [Fact]
    public void Absent_class_leaves_the_rest_defined()
    {
        PairedSummary pair = BrierPair.Of(Summarized.Scores([.1, .3], [false, false]));

        Assert.Equal(.2, pair.Predicted.Mean, 12);
        Assert.Equal(0, pair.Actual.SquaredDeviations);
    }

    [Fact]
    public void What_the_best_constant_loses()
    {
        Assert.Equal(0.3250829733914482, ConstantLoss.LogLoss([900, 100]), 12);
        Assert.Equal(.9, ConstantLoss.NoInformationRate([900, 100]), 12);
        Assert.Equal(0, ConstantLoss.LogLoss([7]));
    }
}
