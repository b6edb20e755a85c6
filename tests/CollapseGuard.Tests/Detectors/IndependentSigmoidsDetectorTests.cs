using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class IndependentSigmoidsDetectorTests
{
    private static readonly IndependentSigmoidsDetector Detector = new();

    [Theory]
    [InlineData("sigmoids, divided (so-55328966)", "without a gradient")]
    [InlineData("sigmoids, as they are", "cost nothing")]
    public void Finds_sigmoids_under_a_categorical_loss(string configuration, string harm)
    {
        Finding finding = Detector.Finds(ExaminedLosses.Broken[configuration]);

        Assert.Equal(.5, finding.Evidence[0].Value);
        Assert.Contains(harm, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_sigmoids_as_logits() => Detector.Finds(ExaminedLosses.Of(ExaminedLosses.CategoricalLogits, ExaminedLosses.Sigmoids));

    [Theory]
    [InlineData("several labels, sigmoids")]
    [InlineData("one-hot, sigmoids, binary")]
    [InlineData("binary, sigmoid")]
    public void Sigmoids_under_a_binary_loss_are_right(string configuration) => Detector.DoesNotApplyTo(ExaminedLosses.Sound[configuration]);

    [Theory]
    [InlineData("Keras' categorical, softmax")]
    [InlineData("categorical, logits")]
    [InlineData("categorical, positive numbers that the loss divides")]
    public void A_distribution_or_free_numbers_are_no_sigmoids(string configuration) => Detector.IsSilentOn(ExaminedLosses.Sound[configuration]);
}
