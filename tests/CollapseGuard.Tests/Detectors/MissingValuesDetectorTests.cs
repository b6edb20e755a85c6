using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTables;

namespace CollapseGuard.Tests.Detectors;

public class MissingValuesDetectorTests
{
    private static readonly MissingValuesDetector Detector = new();

    [Fact]
    public void Few_missing_values_are_a_note()
    {
        Finding finding = Detector.Finds(HealthyWith(Lacking("age", 1)));

        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Equal("age", finding.Subject);
        Assert.Contains("Values are missing in 1 of 8 columns: 'age' lacks 0.3", finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Evidence("missing share('age')", .0025, Expectation.AtMost, 0, 400), Assert.Single(finding.Evidence));
    }

    [Fact]
    public void Many_are_a_warning_and_come_first()
    {
        Finding finding = Detector.Finds(HealthyWith(Lacking("age", 40), Lacking("cabin", 310)));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("2 columns", finding.Subject);
        Assert.Equal([(.775, .2), (.1, 0)], finding.Evidence.Select(e => (e.Value, e.Limit)));
    }

    [Fact]
    public void Near_miss_a_fifth_is_only_noted() => Assert.Equal(Severity.Note, Detector.Finds(HealthyWith(Lacking("age", 80))).Severity);

    [Fact]
    public void Near_miss_not_a_number_is_another_matter() =>
        Detector.IsSilentOn(HealthyWith(Number("x", [.. Enumerable.Range(0, 400).Select(i => (double?)(i % 2 == 0 ? i : double.NaN))])));

    [Fact]
    public void A_label_with_gaps_is_named()
    {
        Finding finding = Detector.Finds(Snapshot(Healthy with { Label = Lacking("sold", 3) }));

        Assert.Equal("sold", finding.Subject);
        Assert.Contains("'sold' is the label: drop the rows without one.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_rows_are_not_judged() => Detector.CannotJudge(Only(Number("x", 1, null, 3)));

    [Fact]
    public void Applies_to_tables_only() => Detector.DoesNotApplyTo(Drawn.Regression(100, .8, .8));

    [Fact]
    public void Options_are_validated()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MissingValuesOptions { MaximumShare = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MissingValuesOptions { MinimumRows = 0 });
    }

    private static ColumnSummary Lacking(string name, int missing) =>
        Number(name, [.. Normal(400 - missing, 3), .. new double?[missing]]);
}
