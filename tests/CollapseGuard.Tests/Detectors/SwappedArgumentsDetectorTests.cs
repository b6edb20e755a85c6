using CollapseGuard.Detectors;

namespace CollapseGuard.Tests.Detectors;

public class SwappedArgumentsDetectorTests
{
    private static readonly SwappedArgumentsDetector Detector = new();

    [Fact]
    public void Suspects_truth_that_never_varies()
    {
        (float[] predicted, float[] _) = Drawn.Numbers(100, 1, 0);
        Finding finding = Detector.Finds(Drawn.Regression(predicted, [.. Enumerable.Repeat(3.5f, 100)]));

        Assert.Null(finding.Implies);
        Assert.Contains("probably swapped", finding.Message, StringComparison.Ordinal);
        Detector.Finds(Drawn.Labels(2, 60, 40, 0, 0));
    }

    [Fact]
    public void Near_miss_a_collapsed_model_the_right_way_round()
    {
        Detector.IsSilentOn(Drawn.Regression(100, 0, 0));
        Detector.IsSilentOn(Drawn.Labels(2, 60, 0, 40, 0));
    }

    [Fact]
    public void Near_miss_both_constant()
    {
        Detector.IsSilentOn(Drawn.Regression([.. Enumerable.Repeat(1f, 100)], [.. Enumerable.Repeat(3.5f, 100)]));
        Detector.IsSilentOn(Drawn.Labels(2, 100, 0, 0, 0));
    }

    [Fact]
    public void Few_rows_are_not_judged() => Detector.CannotJudge(Drawn.Labels(2, 5, 4, 0, 0));

    [Fact]
    public void Scores_and_booleans_cannot_be_swapped() => Detector.DoesNotApplyTo(Drawn.Binary(100, .5, 1));
}
