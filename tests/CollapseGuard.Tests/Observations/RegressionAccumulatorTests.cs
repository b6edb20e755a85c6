using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Observations;

public class RegressionAccumulatorTests
{
    [Fact]
    public void Hand_worked_rows_give_hand_worked_moments()
    {
        RegressionAccumulator accumulator = new();
        accumulator.Add([1f, 2f, 3f, 4f], [2f, 2f, 4f, 4f]);
        RegressionSummary summary = Assert.Single(accumulator.Summarize());

        Assert.Equal(2.5, summary.Predicted.Moments.Mean);
        Assert.Equal(5, summary.Predicted.Moments.SquaredDeviations);
        Assert.Equal(1, summary.Predicted.Moments.Minimum);
        Assert.Equal(4, summary.Predicted.Moments.Maximum);
        Assert.Equal(4, summary.Pair.ProductDeviations);
        Assert.Equal(0.5, summary.Pair.MeanSquaredError);
        Assert.Equal(0.5, summary.Pair.Skill, 1e-15);
        Assert.Equal(2, summary.Actual.Distinct.Count);
        Assert.Equal(2, summary.Actual.Modal.MinimumCount);
    }

    [Fact]
    public void Non_finite_rows_are_counted_and_leave_the_pair()
    {
        RegressionAccumulator accumulator = new();
        accumulator.Add([1f, float.NaN, 3f, float.NegativeInfinity, 5f], [1f, 2f, float.NaN, 4f, 6f]);
        RegressionSummary summary = Assert.Single(accumulator.Summarize());

        Assert.Equal((5, 1, 1, 3), (summary.Predicted.Count, summary.Predicted.NaNCount, summary.Predicted.InfinityCount, summary.Predicted.FiniteCount));
        Assert.Equal((1, 0, 4), (summary.Actual.NaNCount, summary.Actual.InfinityCount, summary.Actual.FiniteCount));
        Assert.Equal((2, 3.0, 3.5), (summary.Pair.Count, summary.Pair.Predicted.Mean, summary.Pair.Actual.Mean));
    }

    [Fact]
    public void Several_outputs_are_columns_of_a_row_major_matrix()
    {
        RegressionAccumulator accumulator = new(2, ["price", "size"]);
        accumulator.Add([1f, 10f, 3f, 30f], [0f, 10f, 0f, 50f]);
        IReadOnlyList<RegressionSummary> summaries = accumulator.ToSnapshot().Regression;

        Assert.Equal(["price", "size"], summaries.Select(summary => summary.Name));
        Assert.Equal([2, 20], summaries.Select(summary => summary.Predicted.Moments.Mean));
        Assert.Equal([0, 30], summaries.Select(summary => summary.Actual.Moments.Mean));
    }

    [Fact]
    public void Segments_are_judged_apart()
    {
        RegressionAccumulator accumulator = new(segmentNames: ["north", "south"]);
        accumulator.Add([1f, 2f, 7f, 7f, 100f], [1f, 3f, 5f, 9f, float.NaN], [0, 0, 1, 1, -1]);
        IReadOnlyList<SegmentSummary> segments = accumulator.ToSnapshot().Segments;

        Assert.Equal(["north", "south"], segments.Select(segment => segment.Name));
        Assert.Equal([2, 2], segments.Select(segment => segment.Count));
        Assert.Equal(0, segments[1].Regression!.Value.Predicted.SquaredDeviations);
        Assert.Equal(8, segments[1].Regression!.Value.Actual.SquaredDeviations);
    }

    [Theory]
    [InlineData(3, 2, "'actual' has 2 numbers but 'predicted' has 3; they must describe the same samples.")]
    public void Lengths_must_agree(int predicted, int actual, string message)
    {
        RegressionAccumulator accumulator = new();
        ArgumentException error = Assert.Throws<ArgumentException>(() => accumulator.Add(new float[predicted], new float[actual]));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, accumulator.Count);
    }

    [Fact]
    public void Rows_must_be_complete()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new RegressionAccumulator(2).Add(new float[3], new float[3]));
        Assert.StartsWith("'predicted' has 3 numbers, which is no multiple of 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Segment_codes_must_be_known()
    {
        RegressionAccumulator accumulator = new(segmentNames: ["a"]);
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => accumulator.Add([1f, 2f], [1f, 2f], [0, 1]));
        Assert.StartsWith("'segments[1]' is 1; segment codes (-1 = none) must be in [-1, 0].", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, accumulator.Count);
        Assert.Throws<InvalidOperationException>(() => new RegressionAccumulator().Add([1f], [1f], [0]));
    }
}
