using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class InvertedObjectiveDetectorTests
{
    private static readonly InvertedObjectiveDetector Detector = new();

    [Fact]
    public void Finds_a_lost_sign()
    {
        Finding finding = Detector.Finds(ExaminedLosses.Broken["sign lost"]);

        Assert.Equal(4, finding.Evidence[0].Value); // 0 - (-4)
        Assert.Contains("Perfect predictions cost 0, mirrored ones -4 and those of other rows -2", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Poisson likelihood")] // mirrored 17.4 < perfect 25.1, but other rows 27.1
    [InlineData("categorical, smoothed labels")] // the uniform answer costs less than logits of ±10
    [InlineData("squared error with a penalty of 50")]
    [InlineData("hinge")]
    public void Losses_on_a_scale_of_their_own_do_not_ascend(string configuration) => Detector.IsSilentOn(ExaminedLosses.Sound[configuration]);

    [Fact]
    public void A_broadcast_loss_does_not_ascend() => Detector.IsSilentOn(ExaminedLosses.Broken["(n, 1) meets (n) (tdc-mpg-broadcast)"]);

    [Fact]
    public void Without_targets_it_does_not_apply() => Detector.DoesNotApplyTo(ExaminedLosses.Sound["critic, no targets"]);
}
