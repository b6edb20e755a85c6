using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Statistics;

/// <summary>Reference values from scipy 1.10.1: chi2_contingency, norm (reference.py).</summary>
public class TotalVariationTests
{
    /// <summary>Shares .5, .3, .2 against .45, .45, .1: half of .05 + .15 + .1.</summary>
    [Fact]
    public void Distance_by_hand_and_chi_square_of_scipy()
    {
        TotalVariation test = TotalVariation.Between(Table(("a", 50), ("b", 30), ("c", 20)), Table(("b", 90), ("a", 90), ("c", 20)));

        Assert.Equal(.15, test.Distance, 12);
        Assert.Equal(9.107142857142858, test.ChiSquare, 10);
        Assert.Equal(2, test.DegreesOfFreedom);
        Assert.Equal(.010529531680923092, test.PValue(), 10);
    }

    [Fact]
    public void A_new_category_counts_as_absent_before()
    {
        TotalVariation test = TotalVariation.Between(Table(("a", 100)), Table(("a", 60), ("new", 40)));

        Assert.Equal(.4, test.Distance, 12);
        Assert.True(test.PValue() < 1e-6);
    }

    /// <summary>Every value occurs once on one side: all are one category, and there is nothing to compare.</summary>
    [Fact]
    public void Identifiers_do_not_differ()
    {
        TotalVariation test = TotalVariation.Between(
            Table([.. Enumerable.Range(0, 300).Select(i => ($"k{i}", 1L))]),
            Table([.. Enumerable.Range(300, 300).Select(i => ($"k{i}", 1L))]));

        Assert.Equal((0, 1), (test.Distance, test.PValue()));
    }

    /// <summary>Rows 20 of the first table are unlisted and may be the second's 'b': only 'a' and the rest are compared.</summary>
    [Fact]
    public void An_incomplete_table_gives_a_lower_bound()
    {
        ColumnSummary first = Table(("a", 80)) with { Count = 100, ValuesAreComplete = false };

        TotalVariation test = TotalVariation.Between(first, Table(("a", 50), ("b", 50)));

        Assert.Equal(.3, test.Distance, 12);
        Assert.Equal(1, test.DegreesOfFreedom);
    }

    [Fact]
    public void Nothing_listed_is_not_judged()
    {
        ColumnSummary unlisted = Table() with { Count = 100, ValuesAreComplete = false };

        Assert.True(double.IsNaN(TotalVariation.Between(unlisted, Table(("a", 5))).PValue()));
        Assert.True(double.IsNaN(TotalVariation.Between(Table(), Table(("a", 5))).Distance));
    }

    [Fact]
    public void Shares_of_scipy()
    {
        Assert.Equal(.09019927243804518, ShareTest.PValue(.3, 100, .4, 200), 10);
        Assert.Equal(1, ShareTest.PValue(0, 100, 0, 100));
        Assert.True(double.IsNaN(ShareTest.PValue(.5, 0, .5, 10)));
    }

    private static ColumnSummary Table(params (string Text, long Count)[] values) => new()
    {
        Name = "t",
        Kind = ColumnKind.Category,
        Count = values.Sum(v => v.Count),
        Values = [.. values.Select(v => ValueCount.Of(v.Text, v.Count))],
        ValuesAreComplete = true,
    };
}
