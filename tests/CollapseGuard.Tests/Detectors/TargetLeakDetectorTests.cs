using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class TargetLeakDetectorTests
{
    private static readonly TargetLeakDetector Detector = new();

    [Fact]
    public void Finds_an_exact_column()
    {
        Finding finding = Detector.Finds(Skills(new ColumnSkill("age", 500, .1, 0, false), new ColumnSkill("Today", 500, .97, 0, true)));

        Assert.Equal((Severity.Warning, "Today"), (finding.Severity, finding.Subject));
        Assert.StartsWith("'Today' determines the label without exception (n = 500)", finding.Message, StringComparison.Ordinal);
        Assert.Equal("determines the label('Today')", Assert.Single(finding.Evidence).Statistic);
    }

    [Fact]
    public void Finds_a_column_filled_in_after_the_outcome()
    {
        Finding finding = Detector.Finds(Skills(new ColumnSkill("boat", 1_309, .93, .94, false)));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("Whether 'boat' has a value removes 94.0 %", finding.Message, StringComparison.Ordinal);
        Assert.Equal(("skill of presence('boat')", .8), (finding.Evidence[0].Statistic, finding.Evidence[0].Limit));
    }

    [Fact]
    public void Asks_about_a_strong_column()
    {
        Finding finding = Detector.Finds(Skills(new ColumnSkill("odor", 8_124, .97, 0, false)));

        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Contains("That is strong, and may be right", finding.Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Warning, Detector.Finds(Skills(new ColumnSkill("copy", 8_124, .996, 0, false))).Severity);
    }

    [Fact]
    public void The_worst_speaks_for_all()
    {
        Finding finding = Detector.Finds(Skills(new ColumnSkill("odor", 500, .97, 0, false), new ColumnSkill("boat", 500, .93, .94, false), new ColumnSkill("exact", 500, 1, 0, true)));

        Assert.Equal("3 columns", finding.Subject);
        Assert.StartsWith("'exact', 'boat', 'odor', the worst first: 'exact' determines", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_miss_strong_honest_columns() => Detector.IsSilentOn(Skills(new ColumnSkill("size", 699, .89, 0, false), new ColumnSkill("cabin", 699, .2, .79, false)));

    /// <summary>A copy of the label in another unit, and a noisy one.</summary>
    [Fact]
    public void Measures_a_copy_of_the_target()
    {
        var random = new Random(3);
        float[] y = [.. Enumerable.Range(0, 400).Select(_ => (float)Drawn.Normal(random))];

        Assert.Equal("copy", Detector.Finds(DrawnRows.Measured(FeatureTable.FromColumns(new NumericColumn("copy", y.Select(v => 5 - (2 * v)).ToArray())), y)).Subject);
        Detector.IsSilentOn(DrawnRows.Measured(FeatureTable.FromColumns(new NumericColumn("noisy", y.Select(v => (float)(v + (.5 * Drawn.Normal(random)))).ToArray())), y));
    }

    [Fact]
    public void Few_rows_and_labels_that_do_not_vary_are_not_judged()
    {
        Detector.CannotJudge(Skills(new ColumnSkill("x", 40, 1, 0, true)));
        Detector.CannotJudge(Skills(new ColumnSkill("x", 400, double.NaN, 0, false)));
    }

    [Fact]
    public void Needs_measured_columns() => Detector.DoesNotApplyTo(Skills());

    [Fact]
    public void Options_are_validated()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TargetLeakOptions { LeakSkill = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TargetLeakOptions { MinimumRows = 1 });
    }

    private static Snapshot Skills(params ColumnSkill[] skills) => new() { Data = new DataSummary { Rows = 1_000, Columns = [], ColumnSkills = skills } };
}
