using CollapseGuard.Detectors;

namespace CollapseGuard.Tests.Detectors;

public class SingleClassLabelsDetectorTests
{
    private static readonly SingleClassLabelsDetector Detector = new();

    [Fact]
    public void Finds_one_label_throughout()
    {
        Finding finding = Detector.Finds(Drawn.Labels(2, 0, 0, 60, 40));

        Assert.Null(finding.Implies);
        Assert.Contains("Every one of 100 labels is c1", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_a_target_that_never_varies() => Detector.Finds(Drawn.Regression(Drawn.Numbers(100, 1, 0).Predicted, [.. Enumerable.Repeat(3.5f, 100)]));

    [Fact]
    public void Near_miss_one_row_of_another_class() => Detector.IsSilentOn(Drawn.Labels(2, 99, 0, 1, 0));

    [Fact]
    public void Near_miss_a_target_that_varies_a_little() =>
        Detector.IsSilentOn(Drawn.Regression(Drawn.Numbers(100, 1, 0).Predicted, [.. Enumerable.Range(0, 100).Select(i => 3.5f + (1e-4f * i))]));

    [Fact]
    public void Few_rows_are_not_judged() => Detector.CannotJudge(Drawn.Labels(2, 10, 0, 0, 0));

    [Fact]
    public void Without_labels_it_does_not_apply() => Detector.DoesNotApplyTo(Drawn.Unlabelled([1, 2]));
}
