using CollapseGuard.Detectors;

namespace CollapseGuard.Tests.Detectors;

public class WorseThanConstantDetectorTests
{
    private static readonly WorseThanConstantDetector Detector = new();

    [Fact]
    public void Finds_memorized_noise_on_fresh_rows()
    {
        Finding finding = Detector.Finds(Drawn.Regression(300, .8, 0));

        Assert.Null(finding.Implies);
        Assert.Contains("n = 300", finding.Message, StringComparison.Ordinal);
        Assert.True(finding.Evidence[0].Value < -.02);
    }

    /// <summary>The mission's third program: 100 fresh rows, wide probabilities, random labels.</summary>
    [Fact]
    public void Finds_certain_and_random_probabilities() => Detector.Finds(Drawn.Binary(100, .5, 0, width: 3));

    [Fact]
    public void Finds_them_in_a_matrix() => Detector.Finds(Drawn.Matrix(300, 3, 0, width: 3));

    [Fact]
    public void Near_miss_a_constant_loses_nothing() => Detector.IsSilentOn(Drawn.Regression(1000, .02, 0, bias: 1));

    [Fact]
    public void Near_miss_skill_pays_for_the_spread()
    {
        Detector.IsSilentOn(Drawn.Regression(300, .8, .8));
        Detector.IsSilentOn(Drawn.Binary(300, .5, 2));
    }

    [Fact]
    public void Outputs_that_rank_are_told_apart_from_memorized_noise()
    {
        Assert.Contains("it ranks (r = 0.", Detector.Finds(Drawn.Regression(300, .8, .8, bias: 1e5)).Message, StringComparison.Ordinal);
        Assert.Contains("memorized noise", Detector.Finds(Drawn.Regression(300, .8, 0)).Message, StringComparison.Ordinal);
    }

    /// <summary>The output with the lowest bound is a constant far off; the one that varies is the one to name.</summary>
    [Fact]
    public void A_worse_constant_does_not_hide_it() =>
        Assert.Equal("y1", Detector.Finds(Drawn.Outputs(Drawn.Regression(300, .01, 0, bias: 5), Drawn.Regression(300, .8, 0))).Subject);

    [Fact]
    public void Few_rows_are_not_judged() => Detector.CannotJudge(Drawn.Regression(10, .8, 0));

    [Fact]
    public void Labels_carry_no_loss() => Detector.DoesNotApplyTo(Drawn.Labels(2, 50, 50, 50, 50));
}
