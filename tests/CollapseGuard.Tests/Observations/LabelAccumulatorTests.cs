using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Observations;

public class LabelAccumulatorTests
{
    [Fact]
    public void The_matrix_counts_actual_by_predicted_and_grows_with_the_codes()
    {
        LabelAccumulator accumulator = new();
        accumulator.Add([0, 0, 1], [0, 1, 1]);
        accumulator.Add([6], [2]);
        LabelSummary summary = accumulator.Summarize();

        Assert.Equal(7, summary.Confusion.ClassCount);
        Assert.Equal((1, 1, 1, 1), (summary.Confusion[0, 0], summary.Confusion[1, 0], summary.Confusion[1, 1], summary.Confusion[2, 6]));
        Assert.Equal(4, summary.Count);
        Assert.Equal(PredictionTask.Multiclass, accumulator.ToSnapshot().Task);
        Assert.Equal(1.5 * Math.Log(2), summary.PredictedEntropy, 1e-15);
    }

    [Fact]
    public void Named_classes_bound_the_codes()
    {
        LabelAccumulator accumulator = new(["no", "yes"]);
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => accumulator.Add([0, 2], [0, 1]));
        Assert.StartsWith("'predicted[1]' is 2; class codes must be in [0, 1].", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, accumulator.Count);
        Assert.Equal(PredictionTask.Binary, accumulator.ToSnapshot().Task);
    }

    [Fact]
    public void A_failed_batch_does_not_widen_the_matrix()
    {
        LabelAccumulator accumulator = new();
        accumulator.Add([0], [1]);
        Assert.ThrowsAny<ArgumentException>(() => accumulator.Add([5], [-1]));
        Assert.Equal(2, accumulator.ClassCount);
    }

    [Fact]
    public void Merging_adds_counts_of_matrices_of_different_width()
    {
        LabelAccumulator left = new(segmentNames: ["a"]), right = new(segmentNames: ["a"]);
        left.Add([0], [1], [0]);
        right.Add([9], [0], [0]);
        left.Merge(right);
        Assert.Equal((10, 2, 1, 1), (left.ClassCount, left.Count, left.Summarize().Confusion[1, 0], left.Summarize().Confusion[0, 9]));
        Assert.Equal(2, Assert.Single(left.SummarizeSegments()).Labels!.Count);
    }

    [Fact]
    public void Labels_of_any_kind_get_codes_in_ascending_order()
    {
        LabelEncoder<string> encoder = new(["b", "a"], ["b", "Z"]);
        int[] codes = new int[2];
        encoder.Encode(["b", "Z"], codes);
        Assert.Equal(["Z", "a", "b"], encoder.Classes);
        Assert.Equal([2, 0], codes);
        Assert.Equal(["-1", "1"], new LabelEncoder<int>([1], [-1]).Classes);
        Assert.Equal(["False", "True"], new LabelEncoder<bool>([true], [false]).Classes);
    }

    [Fact]
    public void Too_many_labels_are_refused_with_a_hint()
    {
        int[] many = [.. Enumerable.Range(0, 2000)];
        ArgumentException error = Assert.Throws<ArgumentException>(() => new LabelEncoder<int>(many, many));
        Assert.StartsWith("'predicted[1024]' is label number 1025; at most 1024 different labels are kept.", error.Message, StringComparison.Ordinal);
    }
}
