using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class DoubleSoftmaxDetectorTests
{
    private static readonly DoubleSoftmaxDetector Detector = new();

    [Theory]
    [InlineData("softmax into logits", .576)] // e/(e + 2)
    [InlineData("softmax of a softmax", .576)]
    [InlineData("sigmoid into logits", .731)] // e/(e + 1)
    public void Finds_the_second_one(string configuration, double left) =>
        Assert.Equal(left, Detector.Finds(ExaminedLosses.Broken[configuration]).Evidence[0].Value, 3);

    [Theory]
    [InlineData("categorical, logits")]
    [InlineData("Keras' categorical, softmax")]
    [InlineData("binary, sigmoid")]
    [InlineData("binary, logits")]
    [InlineData("log-likelihood of log-softmax")]
    public void One_is_sound(string configuration) => Detector.IsSilentOn(ExaminedLosses.Sound[configuration]);

    [Fact]
    public void A_softmax_that_has_not_reached_far_is_one() => Detector.IsSilentOn(
        ExaminedLosses.Of(ExaminedLosses.Categorical, ExaminedLosses.Softmax with { ReachMaximum = .9 }));
}
