using CollapseGuard.Detectors;
using static CollapseGuard.Tests.Detectors.DrawnTables;

namespace CollapseGuard.Tests.Detectors;

public class NonFiniteInputDetectorTests
{
    private static readonly NonFiniteInputDetector Detector = new();

    [Fact]
    public void Finds_numbers_that_are_not_finite_most_first()
    {
        Finding finding = Detector.Finds(HealthyWith(Number("ratio", Broken(400, double.PositiveInfinity)), Number("log", Broken(400, double.NaN, double.NegativeInfinity, double.NaN))));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("2 columns", finding.Subject);
        Assert.Contains("in 2 of 9 columns: 'log', 'ratio'; 'log' holds not-a-number in 2 rows and infinity in 1 (n = 400).", finding.Message, StringComparison.Ordinal);
        Assert.Equal([3, 1], finding.Evidence.Select(e => e.Value));
    }

    [Fact]
    public void The_label_is_looked_at_as_well()
    {
        Finding finding = Detector.Finds(Snapshot(Healthy with { Label = Number("price", Broken(400, double.NaN)) }));

        Assert.Equal("price", finding.Subject);
        Assert.Contains("'price' is the label: drop those rows.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_row_is_enough() => Detector.Finds(Only(Number("x", double.NaN)));

    [Fact]
    public void Near_miss_missing_and_huge_numbers_are_finite_or_absent() =>
        Detector.IsSilentOn(HealthyWith(Number("x", [.. new double?[399], double.MaxValue])));

    [Fact]
    public void No_rows_are_not_judged() => Detector.CannotJudge(Only());

    [Fact]
    public void Applies_to_tables_only() => Detector.DoesNotApplyTo(Drawn.Regression(100, .8, .8));

    private static double?[] Broken(int rows, params double?[] broken) => [.. broken, .. Normal(rows - broken.Length, 5)];
}
