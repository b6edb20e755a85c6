using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class CollapsedSegmentDetectorTests
{
    private static readonly CollapsedSegmentDetector Detector = new();

    private static Snapshot Regions(params (string Name, Snapshot Rows)[] segments) => new()
    {
        Segments = [.. segments.Select(s => new SegmentSummary
        {
            Name = s.Name,
            Count = s.Rows.Regression.Count > 0 ? s.Rows.Regression[0].Pair.Count : s.Rows.Labels!.Count,
            Regression = s.Rows.Regression.Count > 0 ? s.Rows.Regression[0].Pair : null,
            Labels = s.Rows.Labels,
        })],
    };

    [Fact]
    public void Finds_the_segment_that_gets_a_constant()
    {
        Finding finding = Detector.Finds(Regions(("north", Drawn.Regression(300, .8, .8)), ("south", Drawn.Regression(300, .001, 0))));

        Assert.Equal(Outcome.PartialCollapse, finding.Implies);
        Assert.Equal("south", finding.Subject);
        Assert.Contains("n = 300", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_miss_a_weaker_segment() =>
        Detector.IsSilentOn(Regions(("north", Drawn.Regression(300, .8, .8)), ("south", Drawn.Regression(300, .3, .3))));

    [Fact]
    public void Near_miss_everything_collapsed_is_no_segment() =>
        Detector.IsSilentOn(Regions(("north", Drawn.Regression(300, 0, 0)), ("south", Drawn.Regression(300, 0, 0))));

    [Fact]
    public void Finds_decisions_constant_in_one_segment() =>
        Assert.Equal("b", Detector.Finds(Regions(("a", Drawn.Labels(2, 80, 20, 20, 80)), ("b", Drawn.Labels(2, 100, 0, 60, 0)))).Subject);

    /// <summary>A segment with six positives cannot show whether they are found.</summary>
    [Fact]
    public void Near_miss_a_segment_where_the_class_hardly_occurs() =>
        Detector.CannotJudge(Regions(("a", Drawn.Labels(2, 80, 20, 20, 80)), ("b", Drawn.Labels(2, 994, 0, 6, 0))));

    [Fact]
    public void Without_segments_it_does_not_apply() => Detector.DoesNotApplyTo(Drawn.Regression(300, .8, .8));
}
