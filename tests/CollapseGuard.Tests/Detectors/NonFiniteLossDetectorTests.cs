using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class NonFiniteLossDetectorTests
{
    private static readonly NonFiniteLossDetector Detector = new();

    [Fact]
    public void Finds_the_log_of_raw_outputs() => Assert.Contains(
        "finite, from -40 to 38, and the loss of them is not (n = 64)", Detector.Finds(ExaminedLosses.Broken["log of raw outputs (tdc-ips7)"]).Message, StringComparison.Ordinal);

    [Fact]
    public void A_large_loss_is_a_number() => Detector.IsSilentOn(ExaminedLosses.Of(ExaminedLosses.Squared with { AtOutputs = 1e30 }, ExaminedLosses.Numbers));

    [Fact]
    public void A_loss_that_throws_was_not_asked() => Detector.DoesNotApplyTo(ExaminedLosses.Broken["shapes refused"]);
}
