using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class UnreachableTargetsDetectorTests
{
    private static readonly UnreachableTargetsDetector Detector = new();

    [Fact]
    public void Finds_a_sigmoid_below_its_targets()
    {
        Finding finding = Detector.Finds(ExaminedLosses.Broken["sigmoid for 3 to 103 (so-48221692)"]);

        // (103 - 1)/(103 - 3) of the range lies beyond 1.
        Assert.Equal(1.02, finding.Evidence[0].Value, 12);
        Assert.Contains("a sigmoid reaches [0, 1] only", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_a_relu_under_negative_targets()
    {
        Finding finding = Detector.Finds(ExaminedLosses.Broken["relu for negative targets (so-48251943)"]);

        Assert.Equal(.5, finding.Evidence[0].Value);
        Assert.Contains("a relu reaches [0, ∞) only", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("relu under a log (so-44066044)", "End in a sigmoid")]
    [InlineData("dead relu under a clipped log (so-58572274)", "End in a sigmoid")]
    [InlineData("softmax for several labels (so-38648195)", "one sigmoid a label")]
    [InlineData("relu logits", "no logit fall below 0")]
    [InlineData("tanh logits", "no class more than 78.7 %")] // e^2/(e^2 + 2)
    public void Finds_what_the_loss_cannot_get(string configuration, string said) =>
        Assert.Contains(said, Detector.Finds(ExaminedLosses.Broken[configuration]).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("squared error, whole numbers")]
    [InlineData("softplus, positive targets")]
    [InlineData("tanh, targets within")]
    [InlineData("autoencoder, squared error")]
    [InlineData("binary, sigmoid")]
    [InlineData("several labels, sigmoids")]
    [InlineData("categorical, capped logits")]
    public void Outputs_that_reach_their_targets_are_sound(string configuration) => Detector.IsSilentOn(ExaminedLosses.Sound[configuration]);

    [Fact]
    public void A_little_beyond_is_noise() => Detector.IsSilentOn(
        ExaminedLosses.Of(ExaminedLosses.Squared, ExaminedLosses.Sigmoid with { TargetForm = TargetForm.Numbers, ClassCount = 0, TargetMaximum = 1.04 }));

    [Fact]
    public void Class_numbers_under_one_sigmoid_are_a_matter_of_width() => Detector.IsSilentOn(ExaminedLosses.Broken["one sigmoid for four classes (so-62068109)"]);

    [Fact]
    public void Whole_numbers_that_a_sigmoid_is_to_measure_are_out_of_reach() => Detector.Finds(
        ExaminedLosses.Of(ExaminedLosses.Squared, ExaminedLosses.Sigmoid with { TargetForm = TargetForm.ClassIndex, ClassCount = 4, TargetMaximum = 3 }));

    [Fact]
    public void Weights_that_move_nothing_show_no_reach() => Detector.CannotJudge(
        ExaminedLosses.Of(ExaminedLosses.Squared, ExaminedLosses.Numbers with { ReachMinimum = .3, ReachMaximum = .3 }));
}
