using CollapseGuard.Probes.Signal;

namespace CollapseGuard.Tests.Probes;

public class TargetShufflesTests
{
    [Fact]
    public void Folds_are_not_the_first_shuffle() =>
        Assert.NotEqual(TargetShuffles.OfRows(50, 1, 1).Last(), FoldPlan.OfRows(50, 1).Order);

    [Fact]
    public void The_truth_comes_first_and_rows_are_rearranged()
    {
        int[][] shuffles = [.. TargetShuffles.OfRows(50, 3, 1)];

        Assert.Equal(4, shuffles.Length);
        Assert.Equal(Enumerable.Range(0, 50), shuffles[0]);
        Assert.All(shuffles, shuffle => Assert.Equal(Enumerable.Range(0, 50), shuffle.Order()));
        Assert.NotEqual(shuffles[1], shuffles[2]);
    }

    [Fact]
    public void Groups_of_one_size_change_places_whole()
    {
        int[][] groups = [[0, 3], [1, 4], [2, 5]];

        Assert.All(TargetShuffles.OfGroups(groups, 6, 20, 1), shuffle =>
        {
            Assert.Equal(Enumerable.Range(0, 6), shuffle.Order());
            Assert.All(groups, group => Assert.Contains([shuffle[group[0]], shuffle[group[1]]], groups));
        });
    }

    [Fact]
    public void A_group_of_another_size_takes_its_targets_from_one_group()
    {
        int[][] groups = [[0], [1, 2, 3], [4, 5]];

        Assert.All(TargetShuffles.OfGroups(groups, 6, 20, 1), shuffle =>
            Assert.All(groups, group => Assert.Single(groups, donor => group.All(row => donor.Contains(shuffle[row])))));
    }

    [Fact]
    public void Rotations_keep_neighbours_together() =>
        Assert.All(TargetShuffles.Rotations(10, 5, 1), shuffle => Assert.All(Enumerable.Range(1, 9), i => Assert.Equal((shuffle[i - 1] + 1) % 10, shuffle[i])));

    [Fact]
    public void A_fold_holds_whole_groups()
    {
        int[][] groups = [.. Enumerable.Range(0, 12).Select(g => Enumerable.Range(g * 5, 5).ToArray())];

        FoldPlan plan = FoldPlan.OfGroups(groups, 1);

        Assert.Equal(Enumerable.Range(0, 60), plan.Order.Order());
        Assert.All(groups, group => Assert.Single(Enumerable.Range(0, 5), f => group.Any(row => plan.Order.AsSpan(plan.Starts[f]..plan.Starts[f + 1]).Contains(row))));
    }
}
