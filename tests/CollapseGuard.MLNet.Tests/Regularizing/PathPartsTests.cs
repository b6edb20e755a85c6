using CollapseGuard.MLNet.Regularizing;

namespace CollapseGuard.MLNet.Tests.Regularizing;

/// <summary>Metrics, spread and the rule, each by hand.</summary>
public class PathPartsTests
{
    [Fact]
    public void Metrics_of_hand_worked_rows()
    {
        HeldOutScores binary = new([1, 0, 1, 0], [.8f, .4f, .3f, .1f], 1, PredictionTask.Binary, true);
        Assert.Equal(-(Math.Log(.8) + Math.Log(.6) + Math.Log(.3) + Math.Log(.9)) / 4, Value(RegularizationMetric.LogLoss, binary), 1e-6);
        Assert.Equal(.75, Value(RegularizationMetric.AreaUnderRocCurve, binary));

        HeldOutScores classes = new([0, 1, 1, 2], [.6f, .3f, .1f, .2f, .7f, .1f, .5f, .4f, .1f, .1f, .1f, .8f], 3, PredictionTask.Multiclass, true);
        Assert.Equal(-(Math.Log(.6) + Math.Log(.7) + Math.Log(.4) + Math.Log(.8)) / 4, Value(RegularizationMetric.LogLoss, classes), 1e-6);
        Assert.Equal((1 + .5 + 1) / 3, Value(RegularizationMetric.MacroAccuracy, classes), 1e-12);

        HeldOutScores numbers = new([1, 2, 3], [1, 2, 5], 1, PredictionTask.Regression, false);
        Assert.Equal(Math.Sqrt(4 / 3.0), Value(RegularizationMetric.RootMeanSquaredError, numbers), 1e-12);
        Assert.Equal(1 - (4 / 2.0), Value(RegularizationMetric.RSquared, numbers), 1e-12);
    }

    [Fact]
    public void Undefined_metrics_are_nan_with_a_reason()
    {
        Assert.Equal((double.NaN, "held-out rows are of one class"), HeldOutMetric.Measure(RegularizationMetric.AreaUnderRocCurve, new([0, 0], [.1f, .2f], 1, PredictionTask.Binary, true)));
        Assert.Equal((double.NaN, "held-out labels are constant"), HeldOutMetric.Measure(RegularizationMetric.RSquared, new([5, 5], [1, 2], 1, PredictionTask.Regression, false)));
        Assert.Equal((double.NaN, "scores are not finite"), HeldOutMetric.Measure(RegularizationMetric.RootMeanSquaredError, new([5, 6], [1, float.NaN], 1, PredictionTask.Regression, false)));
        Assert.Equal((double.NaN, "no held-out row has a label"), HeldOutMetric.Measure(RegularizationMetric.LogLoss, new([], [], 1, PredictionTask.Binary, true)));
    }

    [Fact]
    public void A_metric_without_meaning_is_refused()
    {
        HeldOutScores margins = new([0, 1], [-3, 4], 1, PredictionTask.Binary, false);

        Assert.Equal(RegularizationMetric.AreaUnderRocCurve, HeldOutMetric.Resolve(RegularizationMetric.Automatic, margins));
        Assert.Contains("Metric LogLoss was asked for", Assert.Throws<ArgumentException>(() => HeldOutMetric.Resolve(RegularizationMetric.LogLoss, margins)).Message);
    }

    [Fact]
    public void Spread_tells_a_constant_from_little()
    {
        // Labels 0 and 1: deviation .5. Scores 0 and .5: deviation .25.
        Assert.Equal((.5, null), HeldOutSpread.Of(new([0, 1, 0, 1], [0, .5f, 0, .5f], 1, PredictionTask.Binary, true), .02));
        Assert.Equal((0, "all scores are one number"), HeldOutSpread.Of(new([0, 1, 0, 1], [.3f, .3f, .3f, .3f], 1, PredictionTask.Binary, true), .02));
        // 2S - S² = .02 at S = .01005.
        Assert.StartsWith("scores spread 0.008", HeldOutSpread.Of(new([0, 1], [.5f, .508f], 1, PredictionTask.Regression, false), .02).CollapseReason);
        Assert.Null(HeldOutSpread.Of(new([0, 1], [.5f, .512f], 1, PredictionTask.Regression, false), .02).CollapseReason);
        // Margins have a unit of their own: small is no constant, a last-place jitter is.
        Assert.Null(HeldOutSpread.Of(new([0, 1], [1e-5f, 2e-5f], 1, PredictionTask.Binary, false), .02).CollapseReason);
        Assert.NotNull(HeldOutSpread.Of(new([0, 1], [1, 1.0000001f], 1, PredictionTask.Binary, false), .02).CollapseReason);
        // Two classes as probabilities of both: the same S as one of them.
        Assert.Equal(.5, HeldOutSpread.Of(new([0, 1, 0, 1], [1, 0, .5f, .5f, 1, 0, .5f, .5f], 2, PredictionTask.Multiclass, true), .02).Spread, 1e-12);
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

    private static double Value(RegularizationMetric metric, HeldOutScores scores) => HeldOutMetric.Measure(metric, scores).Value;

    private static RegularizationPathPoint Point(double mean, double error, bool collapsed = false) => new()
    {
        Strength = new RegularizationStrength(new RegularizationSetting("L2", 1)), FoldMetrics = [mean], MeanMetric = mean, StandardError = error, Spread = 1,
        CollapseReason = collapsed ? "all scores are one number (fold 0)" : null,
    };
}
