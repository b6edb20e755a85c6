using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class TooFewRowsDetectorTests
{
    private static readonly TooFewRowsDetector Detector = new();

    [Fact]
    public void Finds_a_short_table()
    {
        Finding finding = Detector.Finds(Table(36, 1));

        Assert.Equal((Severity.Warning, "rows"), (finding.Severity, finding.Subject));
        Assert.StartsWith("Only 36 rows (n = 36)", finding.Message, StringComparison.Ordinal);
        Assert.Equal(("rows", 36.0, 50.0), (finding.Evidence[0].Statistic, finding.Evidence[0].Value, finding.Evidence[0].Limit));
    }

    /// <summary>452 rows, 279 columns: 1.6 each, a note; 200 rows: more unknowns than equations.</summary>
    [Fact]
    public void Finds_too_many_columns()
    {
        Finding finding = Detector.Finds(Table(452, 279));

        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Equal(452.0 / 279, finding.Evidence[0].Value, 12);
        Assert.Equal(Severity.Warning, Detector.Finds(Table(200, 279)).Severity);
    }

    /// <summary>Ten categories are ten columns: 100 rows for 11 of them. A key is left to CG3016.</summary>
    [Fact]
    public void Categories_count_as_encoded_and_keys_do_not()
    {
        ColumnSummary x = DrawnRows.Numbers("x", new float[100]);

        Assert.Contains("9.1 rows for each of 11 encoded columns", Detector.Finds(DrawnRows.Columns(x, Texts(10))).Message, StringComparison.Ordinal);
        Detector.IsSilentOn(DrawnRows.Columns(x, Texts(9)));
        Detector.IsSilentOn(DrawnRows.Columns(x, Texts(100)));
    }

    [Fact]
    public void Finds_a_class_of_a_few_rows()
    {
        Finding few = Detector.Finds(Table(1_000, 2, 991, 9)), some = Detector.Finds(Table(1_000, 2, 971, 29));

        Assert.Equal((Severity.Warning, Severity.Note), (few.Severity, some.Severity));
        Assert.Contains("9 rows of class 'c1'", few.Message, StringComparison.Ordinal);
        Assert.Equal("rows of the rarest class", few.Evidence[0].Statistic);
    }

    [Fact]
    public void Says_everything_at_once_the_worst_first()
    {
        Finding finding = Detector.Finds(Table(40, 30, 38, 2));

        Assert.StartsWith("2 rows of class 'c1'; only 40 rows; 1.3 rows for each of 30 encoded columns", finding.Message, StringComparison.Ordinal);
        Assert.Equal(3, finding.Evidence.Count);
    }

    [Fact]
    public void Near_miss_just_enough()
    {
        Detector.IsSilentOn(Table(50, 5));
        Detector.IsSilentOn(Table(300, 30, 270, 30));
        Detector.IsSilentOn(Table(300, 3, 300, 0)); // one class only is CG3004's
    }

    [Fact]
    public void Needs_a_table() => Detector.DoesNotApplyTo(Drawn.Labels(2, 5, 0, 5, 0));

    [Fact]
    public void Options_are_validated()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TooFewRowsOptions { MinimumRows = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TooFewRowsOptions { RowsPerColumn = .5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TooFewRowsOptions { MaximumDistinctShare = 2 });
    }

    private static ColumnSummary Texts(int values) => DrawnRows.Texts("t", [.. Enumerable.Range(0, 100).Select(i => $"v{i % values}")]);

    private static Snapshot Table(int rows, int columns, params long[] classes) => DrawnRows.Columns([.. Enumerable.Range(0, columns).Select(c => DrawnRows.Numbers($"x{c}", new float[rows]))]) with
    {
        Target = classes.Length == 0 ? null : new TargetSummary { Name = "y", Classes = ["c0", "c1"], ClassCounts = classes },
    };
}
