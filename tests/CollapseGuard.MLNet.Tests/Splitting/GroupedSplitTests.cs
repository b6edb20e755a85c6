using CollapseGuard.MLNet.Splitting;
using CollapseGuard.MLNet.Tests.Evaluating;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Splitting;

public class GroupedSplitTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void No_group_is_on_both_sides_and_classes_stay_near_their_shares(int seed)
    {
        IDataView data = ImbalancedRows.View(Context, 1_000, .1, 1, seed);

        StratifiedTrainTest split = Context.CollapseGuard().StratifiedSplit(data, "Kind", .2, seed, groupColumnName: "Customer");

        Assert.Empty(split.TrainSet.GetColumn<string>("Customer").Intersect(split.TestSet.GetColumn<string>("Customer")));
        // 40 customers of some 25 rows: whole groups allow shares within .02.
        Assert.All(split.Classes, c => Assert.InRange((double)c.TestRows / (c.TestRows + c.TrainRows), .18, .22));
        Assert.Empty(split.Notes);
    }

    [Fact]
    public void Four_groups_that_fit_exactly_are_found()
    {
        // Sizes 4, 3, 3, 2 with one class: halves of 6 are {4, 2} and {3, 3}. Largest first gives 4 | 3, then 3 to the other side: 4 | 6, then 2: 6 | 6.
        string[] customers = ["a", "a", "a", "a", "b", "b", "b", "c", "c", "c", "d", "d"];
        IDataView data = Context.Data.LoadFromEnumerable(customers.Select(customer => new ImbalancedRow { Kind = "one", Customer = customer }));

        StratifiedTrainTest split = Context.CollapseGuard().StratifiedSplit(data, "Kind", .5, groupColumnName: "Customer");

        Assert.Equal(6, split.Classes[0].TestRows);
    }

    [Fact]
    public void A_class_within_one_group_is_on_one_side_and_said()
    {
        IDataView data = Context.Data.LoadFromEnumerable(Enumerable.Range(0, 60).Select(i => new ImbalancedRow { Kind = i < 6 ? "rare" : "usual", Customer = i < 6 ? "only" : $"c{i / 6}" }));

        StratifiedTrainTest split = Context.CollapseGuard().StratifiedSplit(data, "Kind", .2, groupColumnName: "Customer");

        Assert.Contains("Class 'rare' (6 row(s)) is among the", Assert.Single(split.Notes));
        Assert.EndsWith("its groups cannot be split.", split.Notes[0]);
    }

    [Fact]
    public void Rows_without_a_group_are_groups_of_their_own_and_one_group_cannot_be_split()
    {
        CollapseGuardCatalog collapse = Context.CollapseGuard();
        IDataView none = Context.Data.LoadFromEnumerable(Enumerable.Range(0, 50).Select(i => new ImbalancedRow { Label = i % 2 == 0 }));
        IDataView one = Context.Data.LoadFromEnumerable(Enumerable.Range(0, 50).Select(i => new ImbalancedRow { Label = i % 2 == 0, Customer = "all" }));

        Assert.Equal([5, 5], collapse.StratifiedSplit(none, testFraction: .2, groupColumnName: "Customer").Classes.Select(c => c.TestRows));
        Assert.Contains("have 1 group(s); 2 parts need at least as many", Assert.Throws<ArgumentException>(() => collapse.StratifiedSplit(one, groupColumnName: "Customer")).Message);
    }

    [Fact]
    public void Every_fold_has_groups_even_when_one_group_holds_most_rows()
    {
        var strata = new Strata([.. Enumerable.Repeat(0, 100)], ["one"], [.. Enumerable.Range(0, 100).Select(i => i < 96 ? 0 : i - 95)], 5);

        RowParts parts = GroupDealing.Deal(strata, [.2, .2, .2, .2, .2], seed: 0);

        Assert.Equal([1, 1, 1, 1, 96], Enumerable.Range(0, 5).Select(parts.Count).Order());
    }
}
