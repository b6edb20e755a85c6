namespace CollapseGuard.Resampling.Tests;

public class NeighbourhoodCleaningRuleTests
{
    [Fact]
    public void Outvoted_rows_go_and_rows_around_a_badly_placed_one_of_the_smallest_class()
    {
        // b at 2.05 sits among a: its neighbours 1, 2 and 3 go. b at 8 and 9 outvote a at 8.4.
        const string Rows = "a:0 a:1 a:2 b:2.05 a:3 a:4 a:5 b:8 a:8.4 b:8.5 b:9";

        Assert.Equal([1, 2, 4, 8], Line.Gone(new NeighbourhoodCleaningRule(), Rows));
        Assert.Equal([8], Line.Gone(new EditedNearestNeighbours { Rule = EditingRule.Mode }, Rows));
    }

    [Fact]
    public void Classes_below_the_threshold_lose_only_outvoted_rows()
    {
        const string Rows = "a:0 a:1 a:2 b:2.05 a:3 a:4 a:5 b:8 a:8.4 b:8.5 b:9";

        Assert.Equal([8], Line.Gone(new NeighbourhoodCleaningRule { CleaningThreshold = .7 }, Rows));
    }

    [Theory]
    [InlineData(1, EditingRule.All, .5)]
    [InlineData(2, EditingRule.Mode, .5)]
    [InlineData(3, EditingRule.All, .3)]
    public void Rows_kept_are_those_of_the_definition(int seed, EditingRule rule, double threshold)
    {
        LabelledRows rows = Line.Grid(seed, 80, 20, 50);

        Assert.Equal(
            Naive.Cleaned(rows, 3, rule, threshold),
            new NeighbourhoodCleaningRule { Rule = rule, CleaningThreshold = threshold }.Resample(rows).SourceRows.ToArray());
    }
}
