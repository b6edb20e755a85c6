using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTables;

namespace CollapseGuard.Tests.Detectors;

public class DuplicateRowsDetectorTests
{
    private static readonly DuplicateRowsDetector Detector = new();

    [Fact]
    public void Many_duplicates_are_a_warning()
    {
        Finding finding = Detector.Finds(HealthyWith(Copies(400, 340, 330)));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("rows", finding.Subject);
        Assert.StartsWith("Of the rows, 15.00 % repeat an earlier one, label included, and 17.50 % repeat its features; 330 different feature vectors remain (n = 400). Chance explains hardly any of it.", finding.Message, StringComparison.Ordinal);
        Assert.Contains("(n = 400)", finding.Message, StringComparison.Ordinal);
        Assert.Equal(.15, finding.Evidence[0].Value, 4);
    }

    [Fact]
    public void One_duplicate_is_a_note()
    {
        Finding finding = Detector.Finds(HealthyWith(Copies(400, 399, 399)));

        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Equal(new Evidence("duplicate rows/rows", 1d / 400, Expectation.AtMost, 0, 400), finding.Evidence[0]);
    }

    /// <summary>Two fair flags make four possible rows: that 96 of 100 rows repeat is what chance does.</summary>
    [Fact]
    public void Near_miss_few_possible_rows_are_only_noted()
    {
        DataSummary flags = Only(Two("a", 50, 50), Two("b", 50, 50)).Data!;
        Finding finding = Detector.Finds(Snapshot(flags with { RowCopies = Copies(100, 4, 4) }));

        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Contains("Chance explains it: columns with so few values would repeat 96.0 %.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_misses()
    {
        Detector.IsSilentOn(HealthyWith(Copies(400, 400, 380)));
        Assert.Equal(Severity.Note, Detector.Finds(HealthyWith(Copies(400, 361, 361))).Severity);
    }

    [Fact]
    public void A_sample_says_about()
    {
        string message = Detector.Finds(HealthyWith(Copies(400, 200, 150) with { SampledShare = .25 })).Message;

        Assert.StartsWith("Of the rows, about 50.0", message, StringComparison.Ordinal);
        Assert.Contains("about 600 different feature vectors", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_counted_rows_nothing_is_said()
    {
        Detector.DoesNotApplyTo(Snapshot(Healthy with { RowCopies = null }));
        Detector.DoesNotApplyTo(Drawn.Regression(100, .8, .8));
        Detector.CannotJudge(HealthyWith(Copies(19, 10, 10)));
        Detector.CannotJudge(HealthyWith(Copies(0, 0, 0)));
    }

    [Fact]
    public void Options_are_validated()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DuplicateRowsOptions { MaximumShare = -.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DuplicateRowsOptions { MinimumRows = 1 });
    }

    private static RowCopySummary Copies(long rows, long distinct, long distinctFeatures) => new() { Rows = rows, DistinctRows = distinct, DistinctFeatureRows = distinctFeatures, BestCorrect = rows };
}
