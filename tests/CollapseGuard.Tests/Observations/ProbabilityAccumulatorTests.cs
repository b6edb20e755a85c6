using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Observations;

public class ProbabilityAccumulatorTests
{
    [Fact]
    public void Hand_worked_rows_give_hand_worked_figures()
    {
        ProbabilityAccumulator accumulator = new(3, ["a", "b", "c"]);
        accumulator.Add([1f, 0f, 0f, 0.25f, 0.25f, 0.5f, 0.5f, 0.5f, 0f, 0.5f, 0.6f, 0.7f, float.NaN, 0f, 1f], [0, 1, 1, 2, 0]);
        ProbabilitySummary summary = accumulator.Summarize();

        Assert.Equal((5, 1, 1), (summary.Count, summary.NonFiniteRows, summary.UnnormalizedRows));
        Assert.Equal([2, 0, 2], summary.Decisions.Confusion.PredictedCounts.ToArray());
        Assert.Equal((1 + 0.5 + 0.5 + 0.7) / 4, summary.MeanMaximum, 1e-7);
        Assert.Equal(-(Math.Log(0.25) + Math.Log(0.5) + Math.Log(0.7)) / 4, summary.LogLoss, 1e-7);
        Assert.Equal(((1.5 * Math.Log(2)) + Math.Log(2) - (0.5 * Math.Log(0.5)) - (0.6 * Math.Log(0.6)) - (0.7 * Math.Log(0.7))) / 4, summary.MeanEntropy, 1e-7);
        Assert.Equal((1, 3), (summary.Classes[0].Positives, summary.Classes[0].Negatives));
        Assert.Equal(1, summary.Classes[0].Ranking.Auc);
        Assert.Equal(2, summary.Classes[2].Decisions.Confusion.PredictedCounts[1]);
    }

    [Fact]
    public void Codes_and_shapes_are_checked_first()
    {
        ProbabilityAccumulator accumulator = new(2);
        Assert.StartsWith("'actual' has 1 labels but 'probabilities' has 2;", Assert.Throws<ArgumentException>(() => accumulator.Add(new float[4], [0])).Message, StringComparison.Ordinal);
        Assert.StartsWith("'actual[1]' is 2; class codes must be in [0, 1].", Assert.ThrowsAny<ArgumentException>(() => accumulator.Add(new float[4], [0, 2])).Message, StringComparison.Ordinal);
        Assert.Equal(0, accumulator.Count);
    }

    [Fact]
    public void Segments_hold_the_decisions_of_their_rows()
    {
        ProbabilityAccumulator accumulator = new(2, segmentNames: ["a", "b"]);
        accumulator.Add([1f, 0f, 0f, 1f, float.NaN, 0f], [0, 1, 1], [0, 1, 1]);
        IReadOnlyList<SegmentSummary> segments = accumulator.ToSnapshot().Segments;
        Assert.Equal([1, 2], segments.Select(segment => segment.Count));
        Assert.Equal([1, 1], segments.Select(segment => segment.Labels!.Count));
    }
}
