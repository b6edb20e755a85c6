using CollapseGuard.Detectors;

namespace CollapseGuard.Tests.Detectors;

public class ShrunkOutputDetectorTests
{
    private static readonly ShrunkOutputDetector Detector = new();

    [Fact]
    public void Finds_outputs_that_rank_and_are_too_narrow()
    {
        Finding finding = Detector.Finds(Drawn.Regression(500, .02, .8));

        Assert.Null(finding.Implies);
        Assert.Contains("n = 500", finding.Message, StringComparison.Ordinal);
        Assert.InRange(finding.Evidence[0].Value, 35, 45);
    }

    [Fact]
    public void Near_miss_a_calibrated_weak_model() => Detector.IsSilentOn(Drawn.Regression(5_000, .1, .1));

    [Fact]
    public void Near_miss_narrow_outputs_that_do_not_rank() => Detector.IsSilentOn(Drawn.Regression(500, .001, 0));

    [Fact]
    public void Near_miss_regularized_to_a_fifth() => Detector.IsSilentOn(Drawn.Regression(500, .16, .8));

    /// <summary>A steeper slope that is chance does not stand in the way of one that is not.</summary>
    [Fact]
    public void A_steeper_slope_within_chance_does_not_hide_it() =>
        Assert.Equal("y1", Detector.Finds(Drawn.Outputs(Drawn.Regression(30, .0005, .2), Drawn.Regression(500, .02, .8))).Subject);

    [Fact]
    public void Few_rows_are_not_judged() => Detector.CannotJudge(Drawn.Regression(10, .02, .8));
}
