using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class RedundantColumnsDetectorTests
{
    private static readonly RedundantColumnsDetector Detector = new();

    [Fact]
    public void Finds_copies_and_mirrored_columns()
    {
        Finding finding = Detector.Finds(Pairs(["a", "b", "c"], [.5, .9995, -1], 300));

        Assert.Equal((Severity.Note, "2 pairs of columns"), (finding.Severity, finding.Subject));
        Assert.Equal(["|r|('b', 'c')", "|r|('a', 'c')"], finding.Evidence.Select(e => e.Statistic));
        Assert.Contains("'b' and 'c', 'a' and 'c': |r| is up to 1.0000", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_pair_is_the_subject() => Assert.Equal("'a' and 'b'", Detector.Finds(Pairs(["a", "b"], [1], 300)).Subject);

    [Fact]
    public void Lists_no_more_than_a_hundred_pairs()
    {
        Finding finding = Detector.Finds(Pairs([.. Enumerable.Range(0, 20).Select(i => $"x{i}")], [.. Enumerable.Repeat(1.0, 190)], 300));

        Assert.Equal("190 pairs of columns", finding.Subject);
        Assert.Equal(100, finding.Evidence.Count);
    }

    [Fact]
    public void Near_miss_closely_related_columns() => Detector.IsSilentOn(Pairs(["a", "b"], [.998], 300));

    [Fact]
    public void Near_miss_a_constant_column() => Detector.IsSilentOn(Pairs(["a", "b"], [double.NaN], 300));

    [Fact]
    public void Few_rows_and_columns_left_out_are_not_judged()
    {
        Detector.CannotJudge(Pairs(["a", "b"], [1], 10));
        Detector.CannotJudge(new Snapshot { Data = new DataSummary { Rows = 300, Columns = [], Correlations = new CorrelationSummary(["a", "b"], [0], 300, columnsLeftOut: 4) } });
    }

    [Fact]
    public void One_column_has_no_pair()
    {
        Detector.DoesNotApplyTo(Pairs(["a"], [], 300));
        Detector.DoesNotApplyTo(new Snapshot());
    }

    [Fact]
    public void Options_are_validated()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RedundantColumnsOptions { MaximumCorrelation = .4 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RedundantColumnsOptions { MinimumRows = 2 });
    }

    private static Snapshot Pairs(string[] names, double[] packed, long rows) =>
        new() { Data = new DataSummary { Rows = rows, Columns = [], Correlations = new CorrelationSummary(names, packed, rows) } };
}
