using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class IdentifierColumnDetectorTests
{
    private static readonly IdentifierColumnDetector Detector = new();

    [Fact]
    public void Finds_a_text_key()
    {
        Finding finding = Detector.Finds(DrawnRows.Columns(Texts("customer", i => $"k{i}"), Texts("city", i => $"c{i % 7}")));

        Assert.Equal((Severity.Warning, "customer"), (finding.Severity, finding.Subject));
        Assert.Equal(("distinct/n('customer')", 1.0), (finding.Evidence[0].Statistic, finding.Evidence[0].Value));
        Assert.Contains("100.0 % of its rows (n = 200)", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>182 of 200 different: .91.</summary>
    [Fact]
    public void Finds_a_name_that_sometimes_repeats() => Assert.Equal(.91, Detector.Finds(DrawnRows.Columns(Texts("name", i => $"n{Math.Min(i, 181)}"))).Evidence[0].Value, 12);

    /// <summary>180 of 200 different: .9, not above it.</summary>
    [Fact]
    public void Near_miss_nine_in_ten() => Detector.IsSilentOn(DrawnRows.Columns(Texts("name", i => $"n{Math.Min(i, 179)}")));

    [Fact]
    public void Finds_row_numbers_and_codes_as_notes()
    {
        Finding finding = Detector.Finds(DrawnRows.Columns(Numbers("row", i => i * 37 % 200), Numbers("code", i => i * i * 1e6f)));

        Assert.Equal((Severity.Note, "2 columns"), (finding.Severity, finding.Subject));
        Assert.Equal(["distinct/n('row')", "distinct/n('code')"], finding.Evidence.Select(e => e.Statistic));
    }

    /// <summary>Bell-shaped and skewed amounts in whole units, nearly all different, crowd in the middle or at the low end.</summary>
    [Fact]
    public void Near_miss_amounts_in_whole_units()
    {
        var random = new Random(1);
        Detector.IsSilentOn(DrawnRows.Columns(
            Numbers("weight", _ => MathF.Round(70_000 + (float)(9_000 * Drawn.Normal(random)))),
            Numbers("income", _ => MathF.Round((float)(30_000 * Math.Exp(.7 * Drawn.Normal(random)))))));
    }

    [Fact]
    public void Near_miss_measurements_and_small_ranges() =>
        Detector.IsSilentOn(DrawnRows.Columns(Numbers("x", i => i + .5f), Numbers("age", i => i % 90)));

    /// <summary>An estimate of 95 % ± 4 % may be 87 %.</summary>
    [Fact]
    public void Near_miss_an_uncertain_estimate()
    {
        ColumnSummary column = Texts("t", i => $"k{i}");

        Detector.IsSilentOn(DrawnRows.Columns(column with { Distinct = new DistinctSummary(190, false, .04) }));
        Detector.Finds(DrawnRows.Columns(column with { Distinct = new DistinctSummary(190, false, .01) }));
    }

    [Fact]
    public void Few_or_uncounted_values_are_not_judged()
    {
        Detector.CannotJudge(DrawnRows.Columns(DrawnRows.Texts("t", "a", "b", "c")));
        Detector.CannotJudge(DrawnRows.Columns(Texts("t", i => $"k{i}") with { Distinct = DistinctSummary.NotKept }));
        Detector.IsSilentOn(DrawnRows.Columns(DrawnRows.Numbers("x", [.. Enumerable.Range(0, 60).Select(i => (float)i)])));
    }

    [Fact]
    public void Needs_a_table() => Detector.DoesNotApplyTo(new Snapshot());

    [Fact]
    public void Options_are_validated()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new IdentifierColumnOptions { MaximumShare = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new IdentifierColumnOptions { MinimumRows = 5 });
    }

    private static ColumnSummary Texts(string name, Func<int, string> value) => DrawnRows.Texts(name, [.. Enumerable.Range(0, 200).Select(value)]);

    private static ColumnSummary Numbers(string name, Func<int, float> value) => DrawnRows.Numbers(name, [.. Enumerable.Range(0, 200).Select(value)]);
}
