using CollapseGuard.Detectors;

namespace CollapseGuard.Tests.Detectors;

public class NoSkillDetectorTests
{
    private static readonly NoSkillDetector Detector = new();

    [Fact]
    public void Finds_varied_outputs_that_say_nothing()
    {
        Finding finding = Detector.Finds(Drawn.Regression(2_000, .5, 0));

        Assert.Equal(Outcome.NoSkill, finding.Implies);
        Assert.Contains("n = 2,000", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clear_means_that_skill_is_shown() => Detector.IsSilentOn(Drawn.Regression(500, .5, .5));

    [Fact]
    public void Near_miss_a_biased_model_has_skill_after_recalibration() => Detector.IsSilentOn(Drawn.Regression(500, .5, .5, bias: 3));

    [Fact]
    public void Between_the_two_it_says_how_many_rows_would_decide() =>
        Assert.Contains("rows would decide", Detector.CannotJudge(Drawn.Regression(60, .5, .1)), StringComparison.Ordinal);

    [Fact]
    public void A_collapsed_output_has_no_skill_to_show() =>
        Assert.Contains("practically constant", Detector.CannotJudge(Drawn.Regression(500, .001, .9)), StringComparison.Ordinal);

    [Fact]
    public void One_output_without_skill_is_named() =>
        Assert.Equal("y1", Detector.Finds(Drawn.Outputs(Drawn.Regression(5_000, .9, .9), Drawn.Regression(5_000, .5, 0))).Subject);

    [Fact]
    public void Labels_with_and_without_skill()
    {
        Detector.IsSilentOn(Drawn.Labels(2, 450, 50, 50, 50));
        Finding finding = Detector.Finds(Drawn.Labels(2, 8_000, 2_000, 8_000, 2_000));
        Assert.Contains("no more than chance", finding.Message, StringComparison.Ordinal);
        Assert.Contains("rarest class has 10", Detector.CannotJudge(Drawn.Labels(2, 80, 10, 8, 2)), StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_with_and_without_skill()
    {
        Detector.IsSilentOn(Drawn.Binary(500, .3, 1.5));
        Assert.Contains("do not rank", Detector.Finds(Drawn.Binary(20_000, .5, 0)).Message, StringComparison.Ordinal);
        Detector.CannotJudge(Drawn.Binary(100, .5, 0));
        Detector.IsSilentOn(Drawn.Matrix(600, 3, 1.5));
        Detector.Finds(Drawn.Matrix(60_000, 3, 0));
    }

    [Fact]
    public void Skill_is_never_claimed_without_labels() =>
        Assert.Contains("labelled rows would decide", Detector.CannotJudge(Drawn.Unlabelled([1, 2, 3])), StringComparison.Ordinal);
}
