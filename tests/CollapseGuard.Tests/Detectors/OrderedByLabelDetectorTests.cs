using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class OrderedByLabelDetectorTests
{
    private static readonly OrderedByLabelDetector Detector = new();

    /// <summary>Glass: six classes in six stretches, where 214 shuffled rows have 159.</summary>
    [Fact]
    public void Finds_sorted_classes()
    {
        Finding finding = Detector.Finds(Classes(6, 70, 17, 76, 13, 9, 29));

        Assert.Equal((Severity.Warning, "row order"), (finding.Severity, finding.Subject));
        Assert.StartsWith("6 stretches of equal labels where a shuffled order has 159: the rows are sorted by label (n = 214, 6 classes)", finding.Message, StringComparison.Ordinal);
        Assert.Equal("runs/expected runs", Assert.Single(finding.Evidence).Statistic);
    }

    /// <summary>Occupancy: 41 stretches of 2,725 expected; long blocks, and no sorting.</summary>
    [Fact]
    public void Long_blocks_are_a_note()
    {
        Finding finding = Detector.Finds(Classes(41, 6_414, 1_729));

        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Contains("hold out the last stretch", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>Twice the classes is still sorted, one more is a block.</summary>
    [Fact]
    public void Two_stretches_a_class_are_sorted()
    {
        Assert.Equal(Severity.Warning, Detector.Finds(Classes(4, 500, 500)).Severity);
        Assert.Equal(Severity.Note, Detector.Finds(Classes(5, 500, 500)).Severity);
    }

    [Fact]
    public void Near_miss_shuffled_and_alternating()
    {
        Detector.IsSilentOn(Classes(501, 500, 500));
        Detector.IsSilentOn(Classes(1_000, 500, 500));
        Detector.IsSilentOn(Classes(60, 500, 500)); // 12 % of the expected
    }

    /// <summary>Seven positives in 5,000 rows have 15 stretches wherever they lie; three positives in one block have 3 of 7 and are chance enough.</summary>
    [Fact]
    public void Near_miss_a_rare_class()
    {
        Detector.IsSilentOn(Classes(15, 4_993, 7));
        Detector.IsSilentOn(Classes(3, 99, 1));
    }

    /// <summary>Twenty classes of three rows in 40 stretches of 58: at most two a class, and no order.</summary>
    [Fact]
    public void Near_miss_many_small_classes() => Detector.IsSilentOn(Classes(40, [.. Enumerable.Repeat(3L, 20)]));

    /// <summary>Diamonds: 11,736 of 11,899 steps go up.</summary>
    [Fact]
    public void Finds_sorted_numbers_either_way()
    {
        Finding up = Detector.Finds(Numbers(53_940, 11_736, 163)), down = Detector.Finds(Numbers(1_000, 0, 999));

        Assert.Equal((Severity.Warning, "steps against the order"), (up.Severity, up.Evidence[0].Statistic));
        Assert.Equal(163.0 / 11_899, up.Evidence[0].Value, 12);
        Assert.Equal(0, down.Evidence[0].Value);
    }

    /// <summary>A rising series turns back in two of five steps; a target that is 0 in nearly every row goes up as often as down.</summary>
    [Fact]
    public void Near_miss_a_series_and_many_zeros()
    {
        Detector.IsSilentOn(Numbers(144, 78, 61));
        Detector.IsSilentOn(Numbers(10_000, 50, 50));
    }

    [Fact]
    public void Few_rows_or_one_class_are_not_judged()
    {
        Detector.CannotJudge(Classes(2, 5, 5));
        Detector.CannotJudge(Classes(1, 100, 0));
        Detector.CannotJudge(Numbers(1_000, 5, 0));
    }

    [Fact]
    public void Rows_without_an_order_are_not_its_subject() => Detector.DoesNotApplyTo(new Snapshot { Data = new DataSummary { Rows = 100, Columns = [] } });

    [Fact]
    public void Options_are_validated()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderedByLabelOptions { RunsPerClass = .5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderedByLabelOptions { MinimumStepsAgainst = .6 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderedByLabelOptions { MinimumRows = 2 });
    }

    private static Snapshot Classes(long runs, params long[] counts) => Ordered(new LabelOrderSummary { Rows = counts.Sum(), Runs = runs, ClassCounts = counts });

    private static Snapshot Numbers(long rows, long ascents, long descents) => Ordered(new LabelOrderSummary { Rows = rows, Runs = 1 + ascents + descents, Ascents = ascents, Descents = descents });

    private static Snapshot Ordered(LabelOrderSummary order) => new() { Data = new DataSummary { Rows = order.Rows, Columns = [], Order = order } };
}
