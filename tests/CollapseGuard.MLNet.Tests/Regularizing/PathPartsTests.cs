using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Regularizing;
using CollapseGuard.MLNet.Scored;

namespace CollapseGuard.MLNet.Tests.Regularizing;

/// <summary>Metrics, spread and the rule, each by hand.</summary>
public class PathPartsTests
{
    [Fact]
    public void Metrics_of_hand_worked_rows()
    {
        BinaryRows binary = Probabilities([1, 0, 1, 0], [.8f, .4f, .3f, .1f]);
        Assert.Equal(-(Math.Log(.8) + Math.Log(.6) + Math.Log(.3) + Math.Log(.9)) / 4, Value(RegularizationMetric.LogLoss, binary), 1e-6);
        Assert.Equal(.75, Value(RegularizationMetric.AreaUnderRocCurve, binary));

        MulticlassRows classes = Classes([0, 1, 1, 2], [0, 1, 0, 2], [.6f, .3f, .1f, .2f, .7f, .1f, .5f, .4f, .1f, .1f, .1f, .8f], 3);
        Assert.Equal(-(Math.Log(.6) + Math.Log(.7) + Math.Log(.4) + Math.Log(.8)) / 4, Value(RegularizationMetric.LogLoss, classes), 1e-6);
        Assert.Equal((1 + .5 + 1) / 3, Value(RegularizationMetric.MacroAccuracy, classes), 1e-12);

        RegressionRows numbers = new([1, 2, 3], [1, 2, 5], 0);
        Assert.Equal(Math.Sqrt(4 / 3.0), Value(RegularizationMetric.RootMeanSquaredError, numbers), 1e-12);
        Assert.Equal(1 - (4 / 2.0), Value(RegularizationMetric.RSquared, numbers), 1e-12);
    }

    [Theory]
    [InlineData(RegularizationMetric.LogLoss, false)]
    [InlineData(RegularizationMetric.AreaUnderRocCurve, true)]
    [InlineData(RegularizationMetric.MacroAccuracy, true)]
    [InlineData(RegularizationMetric.RootMeanSquaredError, false)]
    [InlineData(RegularizationMetric.RSquared, true)]
    public void Which_way_is_better(RegularizationMetric metric, bool isHigherBetter) => Assert.Equal(isHigherBetter, HeldOutMetric.IsHigherBetter(metric));

    [Fact]
    public void Undefined_metrics_are_nan_with_a_reason()
    {
        Undefined("there are no positives among 2 rows", RegularizationMetric.AreaUnderRocCurve, Probabilities([0, 0], [.1f, .2f]));
        Undefined("all 2 rows are of one class", RegularizationMetric.MacroAccuracy, Classes([1, 1], [1, 0], [0, 1, 1, 0], 2));
        Undefined("the labels of all 2 rows are equal", RegularizationMetric.RSquared, new RegressionRows([5, 5], [1, 2], 0));
        Undefined("1 of 2 predictions are not finite", RegularizationMetric.RootMeanSquaredError, new RegressionRows([5, 6], [1, float.NaN], 0));
        Undefined("1 of 2 probabilities do not lie in [0, 1]", RegularizationMetric.LogLoss, Probabilities([1, 0], [float.NaN, .2f]));
        Undefined("there are no rows with a label", RegularizationMetric.LogLoss, Probabilities([], []));
    }

    [Fact]
    public void A_metric_without_meaning_is_refused()
    {
        BinaryRows margins = Margins([0, 1], [-3, 4]);

        Assert.Equal(RegularizationMetric.AreaUnderRocCurve, HeldOutMetric.Resolve(RegularizationMetric.Automatic, margins));
        Assert.Contains("Metric LogLoss was asked for", Assert.Throws<ArgumentException>(() => HeldOutMetric.Resolve(RegularizationMetric.LogLoss, margins)).Message);
    }

    [Fact]
    public void Spread_tells_a_constant_from_little()
    {
        // Labels 0 and 1: deviation .5. Scores 0 and .5: deviation .25.
        Assert.Equal((.5, null), HeldOutSpread.Of(Probabilities([0, 1, 0, 1], [0, .5f, 0, .5f]), .02));
        Assert.Equal((0, "all scores are one number"), HeldOutSpread.Of(Probabilities([0, 1, 0, 1], [.3f, .3f, .3f, .3f]), .02));
        // 2S - S² = .02 at S = .01005.
        Assert.StartsWith("scores spread 0.008", HeldOutSpread.Of(new RegressionRows([0, 1], [.5f, .508f], 0), .02).CollapseReason);
        Assert.Null(HeldOutSpread.Of(new RegressionRows([0, 1], [.5f, .512f], 0), .02).CollapseReason);
        // Margins have a unit of their own: small is no constant, a last-place jitter is.
        Assert.Null(HeldOutSpread.Of(Margins([0, 1], [1e-5f, 2e-5f]), .02).CollapseReason);
        Assert.NotNull(HeldOutSpread.Of(Margins([0, 1], [1, 1.0000001f]), .02).CollapseReason);
        // Two classes as probabilities of both: the same S as one of them. A row of a class that the model does not know says nothing.
        MulticlassRows both = Classes([0, 1, 0, 1, -1], [0, 0, 0, 0, 1], [1, 0, .5f, .5f, 1, 0, .5f, .5f, 0, 1], 2);
        Assert.Equal(.5, HeldOutSpread.Of(both, .02).Spread, 1e-12);
    }

    [Fact]
    public void The_rule_takes_the_strongest_within_one_standard_error()
    {
        RegularizationPathPoint[] points = [Point(1.0, .1), Point(.8, .1), Point(.85, .1), Point(.89, .3), Point(.91, .1)];

        Assert.Equal((1, 3), OneStandardErrorRule.Choose(points, isHigherBetter: false, 1));
        Assert.Equal((1, 1), OneStandardErrorRule.Choose(points, isHigherBetter: false, 0));
        Assert.Equal((1, 4), OneStandardErrorRule.Choose(points, isHigherBetter: false, 2));
        Assert.Equal((0, 4), OneStandardErrorRule.Choose(points, isHigherBetter: true, 1));
    }

    [Fact]
    public void The_rule_never_takes_what_collapsed()
    {
        RegularizationPathPoint[] points = [Point(1.0, .2), Point(1.1, .2), Point(.7, .001, collapsed: true), Point(1.15, .2), Point(.7, .001, collapsed: true)];

        Assert.Equal((0, 3), OneStandardErrorRule.Choose(points, isHigherBetter: false, 1));
        Assert.Equal((-1, -1), OneStandardErrorRule.Choose([Point(1, 1, collapsed: true), Point(double.NaN, double.NaN)], isHigherBetter: false, 1));
    }

    [Fact]
    public void Means_and_standard_errors_by_hand()
    {
        var strength = new RegularizationStrength(new RegularizationSetting("L1", .5), new RegularizationSetting("L2", 2));

        RegularizationPathPoint point = RegularizationPathPoint.Of(strength, [new(1, .3, null, null), new(3, .2, null, null), new(double.NaN, .4, null, "one class"), new(5, .5, null, null) { NonZeroWeights = 4 }]);

        Assert.Equal(3, point.MeanMetric);
        Assert.Equal(2 / Math.Sqrt(3), point.StandardError, 1e-12);
        Assert.Equal((.2, 4.0, .5, 2.0), (point.Spread, point.NonZeroWeights, point.L1, point.L2));
        Assert.Equal("one class (fold 2)", point.UndefinedReason);
        Assert.False(point.IsCollapsed);
        Assert.Equal("L1 = 0.5, L2 = 2", strength.ToString());
        Assert.True(double.IsNaN(strength["Lambda"]));
    }

    private static double Value(RegularizationMetric metric, ScoredRows rows) => HeldOutMetric.Measure(metric, rows).Value;

    private static void Undefined(string reason, RegularizationMetric metric, ScoredRows rows) => Assert.Equal(new MetricValue(double.NaN, reason), HeldOutMetric.Measure(metric, rows));

    private static BinaryRows Probabilities(int[] labels, float[] probabilities) => Margins(labels, probabilities) with { Probabilities = probabilities };

    private static BinaryRows Margins(int[] labels, float[] scores) => new([.. labels.Select(label => label == 1)], scores, null, [.. scores.Select(score => score > 0)], 0);

    private static MulticlassRows Classes(int[] slots, int[] decided, float[] scores, int width) =>
        new(new DecidedRows(["a", "b", "c"], [.. slots.Select(slot => slot < 0 ? 2 : slot)], decided, 0), scores, width, slots, 0);

    private static RegularizationPathPoint Point(double mean, double error, bool collapsed = false) => new()
    {
        Strength = new RegularizationStrength(new RegularizationSetting("L2", 1)), FoldMetrics = [mean], MeanMetric = mean, StandardError = error, Spread = 1,
        CollapseReason = collapsed ? "all scores are one number (fold 0)" : null,
    };
}
