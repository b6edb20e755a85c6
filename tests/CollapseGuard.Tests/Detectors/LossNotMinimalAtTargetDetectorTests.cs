using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class LossNotMinimalAtTargetDetectorTests
{
    private static readonly LossNotMinimalAtTargetDetector Detector = new();

    [Theory]
    [InlineData("frozen beyond 1 (tdc-mpg-ce)", 0)]
    [InlineData("one sigmoid, categorical (so-70650848)", 0)]
    [InlineData("square forgotten", -1)]
    public void Finds_a_loss_that_does_not_tell_right_from_wrong(string configuration, double difference) =>
        Assert.Equal(difference, Detector.Finds(ExaminedLosses.Broken[configuration]).Evidence[0].Value);

    [Theory]
    [InlineData("squared error, linear")]
    [InlineData("squared error with a penalty of 50")]
    [InlineData("autoencoder, binary cross-entropy")]
    [InlineData("hinge")]
    [InlineData("Huber")]
    public void Least_at_the_targets_is_sound(string configuration) => Detector.IsSilentOn(ExaminedLosses.Sound[configuration]);

    [Theory]
    [InlineData("Poisson likelihood")]
    [InlineData("categorical, smoothed labels")]
    [InlineData("critic, no targets")]
    public void A_scale_of_its_own_is_not_judged(string configuration) => Detector.DoesNotApplyTo(ExaminedLosses.Sound[configuration]);

    [Fact]
    public void A_penalty_that_drowns_the_loss_hides_its_least() => Detector.CannotJudge(ExaminedLosses.Of(
        ExaminedLosses.Squared with { AtPerfect = 1e7, AtConstant = 1e7, AtShifted = 1e7, AtInverted = 1e7, AtPermuted = 1e7, PenaltyGradientRatio = 9 }, ExaminedLosses.Numbers));

    [Fact]
    public void Equal_targets_show_nothing() => Detector.CannotJudge(ExaminedLosses.Of(ExaminedLosses.Frozen, ExaminedLosses.Numbers with { TargetMinimum = 2 }));
}
