using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class UnsuitableLossFormDetectorTests
{
    private static readonly UnsuitableLossFormDetector Detector = new();

    [Theory]
    [InlineData("cross-entropy of numbers (so-46642627)", Severity.Error)]
    [InlineData("absolute error, sigmoid (so-31556268)", Severity.Warning)]
    [InlineData("squared error, softmax (so-34673164)", Severity.Note)]
    public void Finds_a_form_that_does_not_fit(string configuration, Severity severity) =>
        Assert.Equal(severity, Detector.Finds(ExaminedLosses.Broken[configuration]).Severity);

    [Fact]
    public void Says_how_far_numbers_leave_the_unit_interval() =>
        Assert.Equal(49, Detector.Finds(ExaminedLosses.Broken["cross-entropy of numbers (so-46642627)"]).Evidence[0].Value);

    [Theory]
    [InlineData("squared error, whole numbers")]
    [InlineData("absolute error, linear")]
    [InlineData("autoencoder, binary cross-entropy")]
    [InlineData("autoencoder, absolute error of black and white")]
    [InlineData("binary, smoothed labels")]
    [InlineData("several labels, sigmoids")]
    [InlineData("categorical, logits")]
    public void A_form_that_fits_is_sound(string configuration) => Detector.IsSilentOn(ExaminedLosses.Sound[configuration]);

    [Fact]
    public void A_loss_of_its_own_kind_is_not_judged() => Detector.DoesNotApplyTo(ExaminedLosses.Sound["Poisson likelihood"]);
}
