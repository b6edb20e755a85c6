using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class OutputWidthMismatchDetectorTests
{
    private static readonly OutputWidthMismatchDetector Detector = new();

    [Theory]
    [InlineData("one sigmoid for four classes (so-62068109)", 1, 4)]
    [InlineData("one sigmoid, categorical (so-70650848)", 1, 3)]
    [InlineData("three units for five classes", 3, 5)]
    public void Finds_too_few_units(string configuration, double units, double classes)
    {
        Finding finding = Detector.Finds(ExaminedLosses.Broken[configuration]);

        Assert.Equal((units, classes), (finding.Evidence[0].Value, finding.Evidence[0].Limit));
        Assert.Equal(Severity.Error, finding.Severity);
    }

    [Fact]
    public void Finds_two_classes_under_a_softmax_of_one() => Assert.Contains(
        "Use a binary cross-entropy", Detector.Finds(ExaminedLosses.Of(ExaminedLosses.CategoricalLogits, ExaminedLosses.Sigmoid)).Message, StringComparison.Ordinal);

    [Fact]
    public void Finds_one_unit_beside_a_column_for_every_class()
    {
        Finding finding = Detector.Finds(ExaminedLosses.Of(ExaminedLosses.Squared, ExaminedLosses.Sigmoid with { TargetShape = "(64, 4)", TargetForm = TargetForm.OneHot, ClassCount = 4 }));

        Assert.Equal((1, 4), (finding.Evidence[0].Value, finding.Evidence[0].Limit));
        Assert.Contains("learns their mean", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_miss_one_unit_beside_one_column() => Detector.IsSilentOn(
        ExaminedLosses.Of(ExaminedLosses.Squared, ExaminedLosses.Sigmoid with { TargetForm = TargetForm.OneHot, ClassCount = 2 }));

    [Fact]
    public void Spare_units_are_a_note() => Assert.Equal(Severity.Note, Detector.Finds(ExaminedLosses.Broken["more units than classes"]).Severity);

    [Theory]
    [InlineData("squared error, whole numbers")]
    [InlineData("Poisson likelihood")]
    [InlineData("binary, sigmoid")]
    [InlineData("binary, logits")]
    [InlineData("many classes, small batch")]
    [InlineData("tokens of a sequence")]
    [InlineData("rows, -100 ignored")]
    public void Units_that_fit_or_cannot_be_told_are_left_alone(string configuration) => Detector.IsSilentOn(ExaminedLosses.Sound[configuration]);

    [Fact]
    public void Classes_in_the_second_dimension_are_not_the_width() => Detector.DoesNotApplyTo(ExaminedLosses.Sound["pixels' classes, 255 ignored"]);

    [Fact]
    public void A_detached_loss_of_one_sigmoid_is_not_a_matter_of_width() => Detector.IsSilentOn(
        ExaminedLosses.Of(ExaminedLosses.Binary with { Form = LossForm.Unknown, OutputGradient = 0 }, ExaminedLosses.Sigmoid));
}
