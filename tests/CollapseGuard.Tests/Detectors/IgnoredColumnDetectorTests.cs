using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class IgnoredColumnDetectorTests
{
    private static readonly IgnoredColumnDetector Detector = new();
    private static readonly ColumnResponse Used = new("age", .4, false);

    [Fact]
    public void Names_the_columns_that_change_nothing()
    {
        Finding finding = Detector.Finds(UnresponsiveModelDetectorTests.Model([.4], Used, new ColumnResponse("zip", 0, false)));

        Assert.Equal("zip", finding.Subject);
        Assert.Null(finding.Implies);
        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Contains("1 of 2 columns", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_miss_a_faint_column() => Detector.IsSilentOn(UnresponsiveModelDetectorTests.Model([.4], Used, new ColumnResponse("zip", 1e-4, false)));

    [Fact]
    public void Near_miss_a_constant_column_cannot_be_ignored() => Detector.IsSilentOn(UnresponsiveModelDetectorTests.Model([.4], Used, new ColumnResponse("zip", 0, true)));

    [Fact]
    public void A_deaf_model_is_left_to_the_unresponsive_model_detector() => Detector.IsSilentOn(UnresponsiveModelDetectorTests.Model([0], Used with { Response = 0 }));

    [Fact]
    public void Without_a_model_it_does_not_apply() => Detector.DoesNotApplyTo(Drawn.Regression(100, 0, 0));
}
