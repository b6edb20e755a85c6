using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Observations;

public class LabelOrderTests
{
    [Fact]
    public void Runs_and_steps_are_counted_by_hand()
    {
        LabelOrderSummary seen = Of(1, 1, 2, double.NaN, 2, 1, 3);

        Assert.Equal((6, 4, 2, 1), (seen.Rows, seen.Runs, seen.Ascents, seen.Descents));
    }

    [Fact]
    public void Texts_have_runs_and_no_steps()
    {
        var seen = new LabelOrderAccumulator();
        seen.Add(["a", "a", null, "b", "a"]);

        Assert.Equal((4, 3, 0, 0), (seen.Summarize().Rows, seen.Summarize().Runs, seen.Summarize().Ascents, seen.Summarize().Descents));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Appending_equals_one_pass(int split)
    {
        double[] labels = [1, 1, 2, 2, 1, 3, 3];
        var first = new LabelOrderAccumulator();
        var second = new LabelOrderAccumulator();
        first.Add(labels.AsSpan(0, split));
        second.Add(labels.AsSpan(split));
        first.Merge(second);

        Assert.Equivalent(Of(labels), first.Summarize(), strict: true);
    }

    private static LabelOrderSummary Of(params double[] labels)
    {
        var seen = new LabelOrderAccumulator();
        seen.Add(labels);
        return seen.Summarize();
    }
}
