using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class TargetEncodingDetectorTests
{
    private static readonly TargetEncodingDetector Detector = new();

    [Theory]
    [InlineData("labels scaled (so-59325381)", "only one class among the targets")]
    [InlineData("labels 1 to 3", "Class numbers run from 1 to 3, and 3 units stand for 0 to 2")]
    [InlineData("labels 1 and 2", "written 1 and 2, and the loss reads 0 and 1")]
    public void Finds_codes_that_do_not_fit(string configuration, string said)
    {
        Finding finding = Detector.Finds(ExaminedLosses.Broken[configuration]);

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, Severity.Warning)] // 1 of 4
    [InlineData(3, Severity.Error)] // 3 of 6
    public void Classes_new_at_validation_weigh_by_their_share(int unseen, Severity severity) => Assert.Equal(
        severity, Detector.Finds(ExaminedLosses.Of(ExaminedLosses.CategoricalLogits, ExaminedLosses.Logits with { UnseenClassCount = unseen })).Severity);

    [Theory]
    [InlineData("categorical, logits")]
    [InlineData("rows, -100 ignored")]
    [InlineData("pixels' classes, 255 ignored")]
    [InlineData("many classes, small batch")]
    [InlineData("binary, smoothed labels")]
    public void Codes_that_the_loss_accepts_are_sound(string configuration) => Detector.IsSilentOn(ExaminedLosses.Sound[configuration]);

    [Fact]
    public void One_label_under_one_unit_is_not_its_matter() => Detector.IsSilentOn(
        ExaminedLosses.Of(ExaminedLosses.Binary, ExaminedLosses.Sigmoid with { ClassCount = 1, TargetMinimum = 1 }));

    [Fact]
    public void One_class_in_a_batch_of_a_sorted_table_is_not_scaled() => Detector.IsSilentOn(
        ExaminedLosses.Of(ExaminedLosses.CategoricalLogits, ExaminedLosses.Logits with { ClassCount = 1, TargetMaximum = 0 }) with
        {
            Target = new TargetSummary { Name = "label", Classes = ["a", "b", "c"], ClassCounts = [50, 50, 50] },
        });

    [Fact]
    public void A_small_batch_may_hold_one_class() => Detector.IsSilentOn(
        ExaminedLosses.Of(ExaminedLosses.CategoricalLogits, ExaminedLosses.Logits with { ClassCount = 1, TargetMaximum = 0 }, rows: 19));
}
