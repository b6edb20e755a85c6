using CollapseGuard.Detectors;

namespace CollapseGuard.Tests.Detectors;

public class ConstantDecisionDetectorTests
{
    private static readonly ConstantDecisionDetector Detector = new();

    [Fact]
    public void Finds_scores_that_rank_below_the_threshold()
    {
        Finding finding = Detector.Finds(Drawn.Binary(5_000, .02, 2, shift: -6));

        Assert.Equal(Outcome.DecisionCollapse, finding.Implies);
        Assert.Contains("the threshold 0.5", finding.Message, StringComparison.Ordinal);
        Assert.Contains("n = 5,000", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_a_matrix_whose_greatest_is_always_the_same() =>
        Assert.Contains("the greatest probability", Detector.Finds(Drawn.Matrix(900, 3, 1, lead: 12)).Message, StringComparison.Ordinal);

    [Fact]
    public void Near_miss_the_same_scores_at_a_threshold_within_reach() =>
        Detector.IsSilentOn(Drawn.Binary(5_000, .02, 2, shift: -6, threshold: .01));

    [Fact]
    public void Near_miss_scores_that_do_not_rank() => Detector.IsSilentOn(Drawn.Binary(5_000, .1, 0, shift: -6));

    [Fact]
    public void Few_positives_are_not_judged() =>
        Assert.Contains("at least 10 rows", Detector.CannotJudge(Drawn.Binary(500, .01, 2, shift: -6)), StringComparison.Ordinal);
}
