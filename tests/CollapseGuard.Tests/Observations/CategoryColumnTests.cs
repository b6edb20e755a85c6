using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Observations;

public class CategoryColumnTests
{
    [Fact]
    public void Counts_are_exact_and_ordered()
    {
        var seen = new CategoryColumnAccumulator("c");
        seen.Add(["b", "a", null, "b", "a", "z"]);
        ColumnSummary column = seen.Summarize();

        Assert.Equal([ValueCount.Of("a", 2), ValueCount.Of("b", 2), ValueCount.Of("z", 1)], column.Values);
        Assert.Equal((6, 1, 5, "a", 2), (column.Count, column.MissingCount, column.PresentCount, column.ModalValue, column.ModalCount));
        Assert.True(column.ValuesAreComplete);
    }

    [Fact]
    public void Many_categories_are_estimated_also_when_merged()
    {
        var left = new CategoryColumnAccumulator("c");
        var right = new CategoryColumnAccumulator("c");
        for (int i = 0; i < 50_000; i++)
        {
            (i % 2 == 0 ? left : right).Add($"name {i}", 1);
            (i % 2 == 0 ? left : right).Add("often", 1);
        }

        left.Merge(right);
        ColumnSummary column = left.Summarize();

        Assert.False(column.Distinct.IsExact);
        Assert.Equal(50_001, column.Distinct.Count, 5 * column.Distinct.RelativeStandardError * 50_001);
        Assert.Equal(("often", 50_000L), (column.ModalValue, column.ModalCount));
        Assert.False(column.ValuesAreComplete);
    }
}
