using CollapseGuard.Detectors;

namespace CollapseGuard.Tests.Detectors;

public class InvertedRankingDetectorTests
{
    private static readonly InvertedRankingDetector Detector = new();

    [Fact]
    public void Finds_scores_the_wrong_way_round()
    {
        Finding finding = Detector.Finds(Drawn.Binary(500, .3, -1.5));

        Assert.Equal(Outcome.NoSkill, finding.Implies);
        Assert.Contains("n = 500", finding.Message, StringComparison.Ordinal);
        Assert.True(finding.Evidence[0].Value < .5);
    }

    [Fact]
    public void Finds_predictions_the_wrong_way_round() => Assert.Contains("r = -0.", Detector.Finds(Drawn.Regression(500, .5, -.5)).Message, StringComparison.Ordinal);

    [Fact]
    public void Near_miss_chance_below_one_half()
    {
        Detector.IsSilentOn(Drawn.Binary(200, .3, -.1));
        Detector.IsSilentOn(Drawn.Regression(200, .5, -.05));
    }

    [Fact]
    public void Few_rows_are_not_judged()
    {
        Detector.CannotJudge(Drawn.Binary(100, .05, -2));
        Detector.CannotJudge(Drawn.Regression(10, .5, -.9));
    }
}
