using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class InitialLossFarDetectorTests
{
    private static readonly InitialLossFarDetector Detector = new();

    [Fact]
    public void Notes_targets_far_away()
    {
        Finding finding = Detector.Finds(ExaminedLosses.Broken["far targets"]);

        Assert.Equal((Severity.Note, 25), (finding.Severity, finding.Evidence[0].Value)); // 250,000/10,000
    }

    [Fact]
    public void Notes_confident_first_outputs() => Detector.Finds(ExaminedLosses.Of(ExaminedLosses.CategoricalLogits with { AtOutputs = 2.3 }, ExaminedLosses.Logits));

    [Theory]
    [InlineData("squared error, linear")]
    [InlineData("squared error, whole numbers")]
    [InlineData("squared error with a penalty of 50")]
    [InlineData("categorical, logits")]
    [InlineData("categorical, trained logits")]
    public void About_as_good_as_a_constant_is_sound(string configuration) => Detector.IsSilentOn(ExaminedLosses.Sound[configuration]);

    [Theory]
    [InlineData("categorical, smoothed labels")] // a constant costs less than logits of ±10
    [InlineData("critic, no targets")]
    public void Without_a_best_constant_it_does_not_apply(string configuration) => Detector.DoesNotApplyTo(ExaminedLosses.Sound[configuration]);
}
