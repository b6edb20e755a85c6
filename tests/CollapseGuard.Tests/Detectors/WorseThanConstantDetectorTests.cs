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
    public void Few_rows_are_not_judged() => Detector.CannotJudge(Drawn.Regression(10, .8, 0));

    [Fact]
    public void Labels_carry_no_loss() => Detector.DoesNotApplyTo(Drawn.Labels(2, 50, 50, 50, 50));
}
