using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class SingleUnitSoftmaxDetectorTests
{
    private static readonly SingleUnitSoftmaxDetector Detector = new();

    [Theory]
    [InlineData("softmax of one (so-31880720)")]
    [InlineData("softmax of one for numbers (so-33969059)")]
    public void Finds_outputs_that_stay_1(string configuration)
    {
        Finding finding = Detector.Finds(ExaminedLosses.Broken[configuration]);

        Assert.Equal(Outcome.OutputCollapse, finding.Implies);
        Assert.Contains("(64, 1) is exactly 1", finding.Message, StringComparison.Ordinal);
        Assert.Equal(1, finding.Evidence[0].Value);
    }

    [Fact]
    public void A_sigmoid_that_is_1_on_this_batch_is_no_softmax() => Detector.IsSilentOn(
        ExaminedLosses.Of(ExaminedLosses.Binary, ExaminedLosses.Sigmoid with { OutputMinimum = 1, OutputMaximum = 1 }));

    [Fact]
    public void A_softmax_of_several_units_is_sound() => Detector.IsSilentOn(ExaminedLosses.Sound["Keras' categorical, softmax"]);
}
