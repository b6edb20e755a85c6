using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Detectors;

public class LeafMinimumDetectorTests
{
    private static readonly LeafMinimumDetector Detector = new();

    /// <summary>Two rows, and every leaf must hold ten: no split is possible.</summary>
    [Fact]
    public void Finds_trees_that_may_not_split()
    {
        Finding finding = Detector.Finds(Forest(100, 0, 2, 10));

        Assert.Equal((Severity.Error, Outcome.OutputCollapse), (finding.Severity, finding.Implies!.Value));
        Assert.StartsWith("100 trees have 0 splits: a leaf must hold 10 rows (n = 2 training rows). No split is possible", finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Evidence("training rows/leaf minimum", .2, Expectation.AtLeast, 2, 2), Assert.Single(finding.Evidence));
    }

    [Fact]
    public void One_split_a_tree_is_a_note()
    {
        Finding finding = Detector.Finds(Forest(100, 100, 96, 10));

        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Null(finding.Implies);
    }

    [Fact]
    public void Near_miss_trees_that_could_split_and_saw_nothing() => Detector.IsSilentOn(Forest(100, 0, 5_000, 10));

    [Fact]
    public void Near_miss_few_rows_and_a_leaf_minimum_of_one() => Detector.IsSilentOn(Forest(20, 20, 14, 1));

    [Fact]
    public void Near_miss_stumps_on_purpose() => Detector.IsSilentOn(Forest(500, 500, 150, 10));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.DoesNotApplyTo(Of(Sound));
        Detector.CannotJudge(Forest(10, 0, 0, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeafMinimumOptions { NotedRatio = 1 });
    }

    private static Snapshot Forest(int trees, int splits, long rows, int leafMinimum) => Of(new ConfigurationSummary { Rows = rows, Trees = new TreeShape(trees, splits, rows, leafMinimum) });
}
