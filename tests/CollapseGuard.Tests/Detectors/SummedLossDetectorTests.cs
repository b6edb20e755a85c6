using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class SummedLossDetectorTests
{
    private static readonly SummedLossDetector Detector = new();

    [Fact]
    public void Notes_a_sum()
    {
        Finding finding = Detector.Finds(ExaminedLosses.Broken["summed"]);

        Assert.Equal((Severity.Note, 2), (finding.Severity, finding.Evidence[0].Value));
        Assert.Contains("about 64 times a mean's", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("squared error, linear")]
    [InlineData("critic, no targets")]
    public void A_mean_is_sound(string configuration) => Detector.IsSilentOn(ExaminedLosses.Sound[configuration]);

    [Fact]
    public void A_ratio_that_was_not_measured_is_not_judged() => Detector.DoesNotApplyTo(
        ExaminedLosses.Of(ExaminedLosses.Squared with { DoubledRatio = double.NaN }, ExaminedLosses.Numbers));
}
