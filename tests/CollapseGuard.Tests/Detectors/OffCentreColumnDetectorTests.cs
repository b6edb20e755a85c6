using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class OffCentreColumnDetectorTests
{
    private static readonly OffCentreColumnDetector Detector = new();

    /// <summary>2001 to 2005 equally often: mean 2003, variance 2; |mean|/sd = 1416, and 1/1416 of a spread is left.</summary>
    [Fact]
    public void Finds_a_year()
    {
        Finding finding = Detector.Finds(DrawnRows.Columns(Numbers("year", i => 2001 + (i % 5))));

        Assert.Equal((Severity.Warning, "year"), (finding.Severity, finding.Subject));
        Assert.Equal(2003 / Math.Sqrt(2), Assert.Single(finding.Evidence).Value, 6);
        Assert.Equal("|mean|/sd('year')", finding.Evidence[0].Statistic);
        Assert.Contains("a standard deviation of 0.00071 and a range of 0.002 would be left", finding.Message, StringComparison.Ordinal);
        Assert.Contains("fixZero: false", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>21 with sd √2: ratio 14.8, a note.</summary>
    [Fact]
    public void A_tenth_of_the_spread_is_a_note() => Assert.Equal(Severity.Note, Detector.Finds(DrawnRows.Columns(Numbers("degrees", i => 19 + (i % 5)))).Severity);

    [Fact]
    public void Worst_first_in_one_finding()
    {
        Finding finding = Detector.Finds(DrawnRows.Columns(Numbers("degrees", i => 19 + (i % 5)), Numbers("x", i => i % 5), Numbers("year", i => 2001 + (i % 5))));

        Assert.Equal("2 columns", finding.Subject);
        Assert.StartsWith("'year', 'degrees', the worst first: 'year' has mean 2003", finding.Message, StringComparison.Ordinal);
        Assert.Equal(["|mean|/sd('year')", "|mean|/sd('degrees')"], finding.Evidence.Select(e => e.Statistic));
    }

    /// <summary>10 to 14: mean 12, sd √2, ratio 8.5.</summary>
    [Fact]
    public void Near_miss_eight_standard_deviations() => Detector.IsSilentOn(DrawnRows.Columns(Numbers("x", i => 10 + (i % 5))));

    /// <summary>A flag that is 1 in 199 of 200 rows has |mean|/sd = 14, and its range is whole: near-constant, not off centre.</summary>
    [Fact]
    public void Near_miss_a_rare_zero() => Detector.IsSilentOn(DrawnRows.Columns(Numbers("flag", i => i == 7 ? 0 : 1)));

    [Fact]
    public void Near_miss_a_constant() => Detector.IsSilentOn(DrawnRows.Columns(Numbers("x", _ => 2000)));

    [Fact]
    public void Few_numbers_are_not_judged() => Detector.CannotJudge(DrawnRows.Columns(DrawnRows.Numbers("x", 2001, 2002, 2003)));

    [Fact]
    public void Categories_have_no_centre() => Detector.DoesNotApplyTo(DrawnRows.Columns(DrawnRows.Texts("t", "a", "b")));

    [Fact]
    public void Options_are_validated()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new OffCentreColumnOptions { MaximumRatio = .5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OffCentreColumnOptions { MinimumRows = 1 });
        new OffCentreColumnDetector(new OffCentreColumnOptions { MaximumRatio = 2_000 }).IsSilentOn(DrawnRows.Columns(Numbers("year", i => 2001 + (i % 5))));
    }

    private static ColumnSummary Numbers(string name, Func<int, float> value) => DrawnRows.Numbers(name, [.. Enumerable.Range(0, 200).Select(value)]);
}
