using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class ExtremeOutlierDetectorTests
{
    private static readonly ExtremeOutlierDetector Detector = new();

    /// <summary>0 to 199 and one 100,000 in place of 50: q01 = 1, q99 = 198, the range 100,000: a share of .00197.</summary>
    [Fact]
    public void Finds_one_number_far_out()
    {
        Finding finding = Detector.Finds(DrawnRows.Columns(Numbers("x", 200, i => i == 50 ? 100_000 : i)));

        Assert.Equal((Severity.Warning, "x"), (finding.Severity, finding.Subject));
        Assert.Equal(.00197, Assert.Single(finding.Evidence).Value, 12);
        Assert.Equal("(q99 - q01)/(max - min)('x')", finding.Evidence[0].Statistic);
        Assert.Contains("lie in [1, 198] and all in [0, 100,000] (n = 200)", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>With 10,000 in its place: .0197, a note; with 2,000: .0985, silent.</summary>
    [Fact]
    public void Near_miss_by_degrees()
    {
        Assert.Equal(Severity.Note, Detector.Finds(DrawnRows.Columns(Numbers("x", 200, i => i == 50 ? 10_000 : i))).Severity);
        Detector.IsSilentOn(DrawnRows.Columns(Numbers("x", 200, i => i == 50 ? 2_000 : i)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Near_miss_natural_heavy_tails(int seed)
    {
        var random = new Random(seed);
        Detector.IsSilentOn(DrawnRows.Columns(
            Numbers("log-normal", 10_000, _ => (float)Math.Exp(Drawn.Normal(random))),
            Numbers("student t, 3 degrees", 10_000, _ => (float)(Drawn.Normal(random) / Math.Sqrt((Square() + Square() + Square()) / 3)))));

        double Square() => Math.Pow(Drawn.Normal(random), 2);
    }

    /// <summary>Nearly always 0: no middle to squeeze.</summary>
    [Fact]
    public void Near_miss_a_rare_count() => Detector.IsSilentOn(DrawnRows.Columns(Numbers("x", 1_000, i => i == 7 ? 500 : 0)));

    [Fact]
    public void A_range_beyond_the_greatest_float_is_judged() =>
        Detector.Finds(DrawnRows.Columns(Numbers("x", 200, i => i == 0 ? -float.MaxValue : i == 1 ? float.MaxValue : i)));

    [Fact]
    public void Coarse_sketches_and_few_rows_are_not_judged()
    {
        ColumnSummary column = Numbers("x", 200, i => i == 50 ? 100_000 : i);

        Detector.CannotJudge(DrawnRows.Columns(column with { Quantiles = QuantileSummary.FromCounts([0, 1, 100_000], [1, 198, 1], .02) }));
        Detector.CannotJudge(DrawnRows.Columns(Numbers("x", 100, i => i == 50 ? 100_000 : i)));
    }

    [Fact]
    public void Categories_have_no_range() => Detector.DoesNotApplyTo(DrawnRows.Columns(DrawnRows.Texts("t", "a", "b")));

    [Fact]
    public void Options_are_validated()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExtremeOutlierOptions { MinimumShare = 1.5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExtremeOutlierOptions { MinimumRows = 50 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExtremeOutlierOptions { MaximumRankError = .05 });
    }

    private static ColumnSummary Numbers(string name, int rows, Func<int, float> value) => DrawnRows.Numbers(name, [.. Enumerable.Range(0, rows).Select(value)]);
}
