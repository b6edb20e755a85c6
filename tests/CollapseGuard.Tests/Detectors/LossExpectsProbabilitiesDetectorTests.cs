using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class LossExpectsProbabilitiesDetectorTests
{
    private static readonly LossExpectsProbabilitiesDetector Detector = new();

    [Theory]
    [InlineData("linear under a log (umlaut-ea)", -3)]
    [InlineData("relus under a log (so-47352366)", 4)]
    [InlineData("logits as log-probabilities", .5)]
    [InlineData("log of raw outputs (tdc-ips7)", -40)]
    public void Finds_outputs_that_are_no_probabilities(string configuration, double value) =>
        Assert.Equal(value, Detector.Finds(ExaminedLosses.Broken[configuration]).Evidence[0].Value);

    [Theory]
    [InlineData("binary, sigmoid")]
    [InlineData("binary, logits")]
    [InlineData("categorical, logits")]
    [InlineData("log-likelihood of log-softmax")]
    [InlineData("Keras' categorical, softmax")]
    [InlineData("categorical, positive numbers that the loss divides")]
    [InlineData("several labels, sigmoids")]
    public void What_the_loss_reads_is_sound(string configuration) => Detector.IsSilentOn(ExaminedLosses.Sound[configuration]);

    [Fact]
    public void A_rounding_beyond_1_is_no_fault() => Detector.IsSilentOn(
        ExaminedLosses.Of(ExaminedLosses.Categorical, ExaminedLosses.Softmax with { OutputMinimum = -1e-7, OutputMaximum = 1.0000002 }));

    [Fact]
    public void A_relu_under_a_binary_one_is_a_matter_of_reach() => Detector.IsSilentOn(ExaminedLosses.Broken["relu under a log (so-44066044)"]);

    [Fact]
    public void Numbers_of_a_regression_are_not_its_matter() => Detector.DoesNotApplyTo(ExaminedLosses.Broken["cross-entropy of numbers (so-46642627)"]);
}
