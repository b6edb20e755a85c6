using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class LossFailureDetectorTests
{
    private static readonly LossFailureDetector Detector = new();

    [Fact]
    public void Shows_what_was_thrown_and_the_shapes()
    {
        string message = Detector.Finds(ExaminedLosses.Broken["shapes refused"]).Message;

        Assert.Contains("outputs (64, 1), targets (64)): \"Using a target size ([64]) that is different to the input size ([64, 1]) is deprecated.\"", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Please ensure", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_message_is_cut() => Assert.Contains(
        "x…\"", Detector.Finds(ExaminedLosses.Of(new LossBehavior { Failure = new string('x', 1_000) }, ExaminedLosses.Numbers)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_loss_that_only_warns_is_sound() => Detector.IsSilentOn(ExaminedLosses.Broken["(n, 1) meets (n) (tdc-mpg-broadcast)"]);
}
