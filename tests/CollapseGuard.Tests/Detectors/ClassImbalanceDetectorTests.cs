using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class ClassImbalanceDetectorTests
{
    private static readonly ClassImbalanceDetector Detector = new();

    [Fact]
    public void Finds_nine_to_one()
    {
        Finding finding = Detector.Finds(Drawn.Labels(2, 900, 0, 100, 0));

        Assert.Null(finding.Implies);
        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Equal("c1", finding.Subject);
        Assert.Contains("9.0 to 1 (n = 1,000)", finding.Message, StringComparison.Ordinal);
        Assert.Contains("90.0 %", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>A remark while 100 rows of the class can be learnt and judged; a warning with 29, none with 30.</summary>
    [Fact]
    public void A_handful_of_rows_is_a_warning()
    {
        Finding handful = Detector.Finds(Drawn.Labels(2, 900, 0, 29, 0));

        Assert.Equal(Severity.Warning, handful.Severity);
        Assert.Contains("Fewer than 30 rows also cannot show whether it is learnt", handful.Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Note, Detector.Finds(Drawn.Labels(2, 900, 0, 30, 0)).Severity);
        Assert.Equal(Severity.Note, new ClassImbalanceDetector(new ClassImbalanceOptions { JudgeableRows = 20 }).Finds(Drawn.Labels(2, 900, 0, 29, 0)).Severity);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassImbalanceOptions { JudgeableRows = 0 });
    }

    [Fact]
    public void Near_miss_nine_to_one_in_ten_rows() => Detector.IsSilentOn(Drawn.Labels(2, 9, 0, 1, 0));

    [Fact]
    public void Near_miss_three_to_one() => Detector.IsSilentOn(Drawn.Labels(2, 750, 0, 250, 0));

    [Fact]
    public void Reads_a_label_column_without_a_model() => Assert.Equal("no", Detector.Finds(new Snapshot
    {
        Target = new TargetSummary { Name = "label", Classes = ["yes", "no"], ClassCounts = [990, 10] },
    }).Subject);

    [Fact]
    public void One_class_has_no_ratio() => Detector.CannotJudge(Drawn.Labels(2, 100, 0, 0, 0));

    [Fact]
    public void Numbers_have_no_classes() => Detector.DoesNotApplyTo(Drawn.Regression(100, 0, 0));
}
