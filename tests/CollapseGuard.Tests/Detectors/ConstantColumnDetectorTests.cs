using CollapseGuard.Detectors;
using static CollapseGuard.Tests.Detectors.DrawnTables;

namespace CollapseGuard.Tests.Detectors;

public class ConstantColumnDetectorTests
{
    private static readonly ConstantColumnDetector Detector = new();

    [Fact]
    public void Finds_a_column_with_one_value()
    {
        Finding finding = Detector.Finds(HealthyWith(Number("year", [.. Enumerable.Repeat<double?>(2024, 400)])));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("year", finding.Subject);
        Assert.StartsWith("No variation in 1 of 7 feature columns: 'year' (n = 400).", finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Evidence("distinct('year')", 1, Expectation.AtLeast, 2, 400), Assert.Single(finding.Evidence));
    }

    [Fact]
    public void An_empty_column_is_worse_and_comes_first()
    {
        Finding finding = Detector.Finds(HealthyWith(Two("site", 400, 0), Category("note", new string?[400]), Number("lost", [.. Enumerable.Repeat<double?>(double.NaN, 400)])));

        Assert.Equal("3 columns", finding.Subject);
        Assert.Contains("'note', 'lost', 'site' (n = 400); 2 without any value.", finding.Message, StringComparison.Ordinal);
        Assert.Equal([0, 0, 1], finding.Evidence.Select(e => e.Value));
    }

    [Fact]
    public void Many_columns_make_one_finding_of_bounded_size()
    {
        Finding finding = Detector.Finds(HealthyWith([.. Enumerable.Range(0, 150).Select(i => Two($"c{i}", 400, 0))]));

        Assert.Equal("150 columns", finding.Subject);
        Assert.Contains("'c4' and 145 more", finding.Message, StringComparison.Ordinal);
        Assert.Equal(100, finding.Evidence.Count);
    }

    [Fact]
    public void Missing_values_do_not_make_a_constant_vary() =>
        Detector.Finds(HealthyWith(Number("x", [.. Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? (double?)1 : null)])));

    [Fact]
    public void Near_miss_one_row_differs() => Detector.IsSilentOn(HealthyWith(Two("flag", 399, 1), Number("x", [.. Enumerable.Range(0, 400).Select(i => (double?)(i == 7 ? 1 : 0))])));

    [Fact]
    public void Near_miss_a_constant_label_is_another_matter() => Detector.IsSilentOn(Snapshot(Healthy with { Label = Two("label", 400, 0) }));

    [Fact]
    public void Few_rows_are_not_judged()
    {
        Assert.Contains("19 rows", Detector.CannotJudge(Only(Two("x", 19, 0))), StringComparison.Ordinal);
        Detector.Finds(Only(Two("x", 20, 0)));
        new ConstantColumnDetector(new ConstantColumnOptions { MinimumRows = 2 }).Finds(Only(Two("x", 2, 0)));
    }

    [Fact]
    public void Applies_to_tables_only() => Detector.DoesNotApplyTo(Drawn.Regression(100, .8, .8));

    [Fact]
    public void Options_are_validated() => Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantColumnOptions { MinimumRows = 1 });
}
