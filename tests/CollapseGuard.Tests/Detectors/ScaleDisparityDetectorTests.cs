using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTables;

namespace CollapseGuard.Tests.Detectors;

public class ScaleDisparityDetectorTests
{
    private static readonly ScaleDisparityDetector Detector = new();

    [Fact]
    public void Finds_columns_three_orders_of_magnitude_apart()
    {
        Finding finding = Detector.Finds(Only(Halves("rooms", 1), Halves("income", 2000), Halves("age", 10)));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("2 columns", finding.Subject);
        Assert.StartsWith("'income' has standard deviation 1,000 and 'rooms' 0.5, a ratio of 2,000 to 1 (3 numeric columns, n = 100).", finding.Message, StringComparison.Ordinal);
        Assert.Contains("trees do not mind", finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Evidence("sd('income')/sd('rooms')", 2000, Expectation.AtMost, 1000, 100), Assert.Single(finding.Evidence));
    }

    [Fact]
    public void Two_orders_are_a_note()
    {
        Finding finding = Detector.Finds(Only(Halves("a", 1), Halves("b", 101)));

        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Equal(100, finding.Evidence[0].Limit);
    }

    [Fact]
    public void Near_miss_a_hundredfold() => Detector.IsSilentOn(Only(Halves("a", 1), Halves("b", 100)));

    /// <summary>One row in 200 is set: its spread is small because it is rare, and not because of its unit.</summary>
    [Fact]
    public void Near_miss_rare_flags_and_constants() =>
        Detector.IsSilentOn(Only(Halves("a", 20, 200), Number("flag", [1e-3, .. Enumerable.Repeat<double?>(0, 199)]), Number("one", [.. Enumerable.Repeat<double?>(1, 200)]), Halves("b", 1, 200)));

    [Fact]
    public void One_numeric_column_has_nothing_to_differ_from()
    {
        Detector.DoesNotApplyTo(Only(Halves("a", 1), Two("b", 50, 50)));
        Detector.DoesNotApplyTo(Drawn.Regression(100, .8, .8));
        Detector.CannotJudge(Only(Halves("a", 1, 18), Halves("b", 1e6, 18)));
    }

    [Fact]
    public void Limits_are_options()
    {
        var detector = new ScaleDisparityDetector(new ScaleDisparityOptions { NotedRatio = 5, MaximumRatio = 8 });

        Assert.Equal(Severity.Warning, detector.Finds(Only(Halves("a", 1), Halves("b", 10))).Severity);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScaleDisparityOptions { NotedRatio = .5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScaleDisparityOptions { MaximumRatio = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScaleDisparityOptions { MaximumModalShare = .4 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScaleDisparityOptions { MinimumRows = 1 });
    }

    /// <summary>Half of the rows 0, half of them <paramref name="top"/>: standard deviation top/2.</summary>
    private static ColumnSummary Halves(string name, double top, int rows = 100) => Number(name, [.. Enumerable.Range(0, rows).Select(i => (double?)(i % 2 == 0 ? 0 : top))]);
}
