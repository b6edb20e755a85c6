using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class LossIgnoresOutputsDetectorTests
{
    private static readonly LossIgnoresOutputsDetector Detector = new();

    [Theory]
    [InlineData("frozen beyond 1 (tdc-mpg-ce)", "All outputs lie where the loss clips them")]
    [InlineData("one sigmoid, categorical (so-70650848)", "A categorical cross-entropy of one unit is constant")]
    [InlineData("dead relu under a clipped log (so-58572274)", "All outputs lie where the loss clips them")]
    [InlineData("detached", "Look for a detach")]
    public void Finds_a_loss_without_a_gradient(string configuration, string next)
    {
        Finding finding = Detector.Finds(ExaminedLosses.Broken[configuration]);

        Assert.Equal(0, finding.Evidence[0].Value);
        Assert.Contains(next, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void None_is_needed_at_the_optimum() => Detector.CannotJudge(
        ExaminedLosses.Of(ExaminedLosses.Squared with { AtOutputs = 0, OutputGradient = 0 }, ExaminedLosses.Numbers));

    [Fact]
    public void A_small_gradient_is_one() => Detector.IsSilentOn(ExaminedLosses.Of(ExaminedLosses.Squared with { OutputGradient = 1e-9 }, ExaminedLosses.Numbers));

    [Fact]
    public void Outputs_that_are_1_by_construction_are_not_the_losses_fault() => Detector.DoesNotApplyTo(ExaminedLosses.Broken["softmax of one (so-31880720)"]);

    [Fact]
    public void A_critic_gets_its_gradient() => Detector.IsSilentOn(ExaminedLosses.Sound["critic, no targets"]);
}
