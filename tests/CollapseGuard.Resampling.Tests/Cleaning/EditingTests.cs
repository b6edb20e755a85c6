namespace CollapseGuard.Resampling.Tests;

/// <summary>Editing once, repeated, and with one neighbour more each time.</summary>
public class EditingTests
{
    // Row 4 has two of three neighbours of its class: agreed by majority, not by all.
    private const string Rows = "a:0 a:1 a:2.1 a:3.3 a:4.6 b:6 b:8 b:9";

    [Fact]
    public void A_row_goes_when_any_neighbour_is_of_another_class() => Assert.Equal([4], Line.Gone(new EditedNearestNeighbours(), Rows));

    [Fact]
    public void By_mode_a_row_stays_with_the_majority() => Assert.Empty(Line.Gone(new EditedNearestNeighbours { Rule = EditingRule.Mode }, Rows));

    [Fact]
    public void With_all_classes_the_smallest_is_cleaned_too() =>
        Assert.Equal([4, 5, 6, 7], Line.Gone(new EditedNearestNeighbours { Strategy = SamplingStrategy.All }, Rows));

    [Fact]
    public void Equal_votes_go_to_the_first_class()
    {
        // The neighbours of the first two rows are a and b, one each: a wins, so a stays and b goes.
        Assert.Equal([], Line.Gone(new EditedNearestNeighbours { Rule = EditingRule.Mode, Neighbors = 2, Strategy = SamplingStrategy.Classes("a") }, "a:0 a:1 b:2.5 b:2.6 b:2.7"));
        Assert.Equal([0, 1], Line.Gone(new EditedNearestNeighbours { Rule = EditingRule.Mode, Neighbors = 2, Strategy = SamplingStrategy.Classes("b") }, "b:0 b:1 a:2.5 a:2.6 a:2.7"));
    }

    [Fact]
    public void Repeating_takes_out_what_is_laid_bare()
    {
        // Once the row at 8.5 is gone, b at 10 is among the two nearest of the row at 6.5.
        const string Bare = "a:0 a:1 a:2.1 a:3.3 a:6.5 a:8.5 b:10 b:10.5 b:11";
        Assert.Equal([5], Line.Gone(new EditedNearestNeighbours { Neighbors = 2 }, Bare));
        Assert.Equal([4, 5], Line.Gone(new RepeatedEditedNearestNeighbours { Neighbors = 2 }, Bare));
        Assert.Equal([5], Line.Gone(new RepeatedEditedNearestNeighbours { Neighbors = 2, MaxRounds = 1 }, Bare));
    }

    [Theory]
    [InlineData(1, EditingRule.All)]
    [InlineData(2, EditingRule.All)]
    [InlineData(3, EditingRule.Mode)]
    [InlineData(4, EditingRule.Mode)]
    [InlineData(5, EditingRule.All)]
    [InlineData(6, EditingRule.Mode)]
    public void Rows_kept_are_those_of_searching_anew_in_each_round(int seed, EditingRule rule)
    {
        foreach (LabelledRows rows in new[] { Line.Grid(seed, 80, 20, 50), Line.Grid(seed, 90, 8), Line.Grid(seed, 40, 40, 30) })
        {
            int smallest = Naive.Smallest([.. rows.ClassCounts]);
            int[] all = [.. Enumerable.Range(0, rows.Count)];
            foreach (int k in new[] { 1, 2, 3, 5 })
            {
                Assert.Equal(
                    Naive.Edited(rows, all, c => c != smallest, k, rule),
                    new EditedNearestNeighbours { Neighbors = k, Rule = rule }.Resample(rows).SourceRows.ToArray());
                Assert.Equal(
                    Naive.EditedRounds(rows, Enumerable.Repeat(k, 100), rule, untilStable: true, allowMinority: false),
                    new RepeatedEditedNearestNeighbours { Neighbors = k, Rule = rule }.Resample(rows).SourceRows.ToArray());
                Assert.Equal(
                    Naive.EditedRounds(rows, Enumerable.Range(1, k), rule, untilStable: false, allowMinority: false),
                    new AllKnn { Neighbors = k, Rule = rule }.Resample(rows).SourceRows.ToArray());
                Assert.Equal(
                    Naive.EditedRounds(rows, Enumerable.Range(1, k), rule, untilStable: false, allowMinority: true),
                    new AllKnn { Neighbors = k, Rule = rule, AllowMinority = true }.Resample(rows).SourceRows.ToArray());
            }
        }
    }

    [Fact]
    public void It_says_why_it_stopped()
    {
        Resampled vanished = new AllKnn { Strategy = SamplingStrategy.All }.Resample(Line.Of("a:0 b:.9 a:2 b:2.9 a:4 b:4.9 a:20 a:21 a:22"));
        Assert.Equal(["stopped after round 1: class 'b' has no rows left"], vanished.Notes);
        Assert.Equal([6, 7, 8], vanished.SourceRows.ToArray());

        const string Mixed = "a:0 b:.9 a:2 b:2.9 a:4 b:4.9 a:20 a:21";
        foreach (Sampler sampler in new Sampler[] { new AllKnn(), new RepeatedEditedNearestNeighbours { Neighbors = 1 } })
        {
            Resampled below = sampler.Resample(Line.Of(Mixed));
            Assert.Equal(["stopped after round 1: class 'a' has become smaller than the smallest class was"], below.Notes);
            Assert.Equal([1, 3, 5, 6, 7], below.SourceRows.ToArray());
        }

        Resampled once = new RepeatedEditedNearestNeighbours { MaxRounds = 1 }.Resample(Line.Of(Rows));
        Assert.Equal(["stopped after MaxRounds = 1 rounds, the last of which still took rows out"], once.Notes);

        // Nothing to say where it went on to the end.
        Resampled stable = new RepeatedEditedNearestNeighbours { Neighbors = 2 }.Resample(Line.Of("a:0 a:.1 a:.2 a:.3 a:.4 a:7 b:8 b:9 b:9.5"));
        Assert.Equal([0, 1, 2, 3, 4, 6, 7, 8], stable.SourceRows.ToArray());
        Assert.Empty(stable.Notes);
        Assert.Empty(new AllKnn { AllowMinority = true }.Resample(Line.Of(Mixed)).Notes);
    }

    [Fact]
    public void Too_many_neighbours_are_an_error_or_are_lowered()
    {
        LabelledRows rows = Line.Of("a:0 a:1 a:2 b:9");
        foreach (Sampler sampler in new Sampler[] { new EditedNearestNeighbours { Neighbors = 4 }, new RepeatedEditedNearestNeighbours { Neighbors = 4 }, new AllKnn { Neighbors = 4 }, new NeighbourhoodCleaningRule { Neighbors = 4 } })
        {
            ResamplingException error = Assert.Throws<ResamplingException>(() => sampler.Resample(rows));
            Assert.Equal(ResamplingProblem.TooFewRows, error.Problem);
            Assert.Equal("There are 4 rows in all; Neighbors = 4 needs 5. The largest Neighbors that works is 3: set it, or set LowerNeighbors to have it lowered.", error.Message);
        }

        Resampled lowered = new EditedNearestNeighbours { Neighbors = 4, LowerNeighbors = true }.Resample(rows);
        Assert.Equal(["there are 4 rows in all: Neighbors was lowered from 4 to 3"], lowered.Notes);
        Assert.Equal([3], lowered.SourceRows.ToArray());
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.StartsWith("Neighbors is 0; it must be at least 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new EditedNearestNeighbours { Neighbors = 0 }).Message, StringComparison.Ordinal);
        Assert.StartsWith("MaxRounds is 0; it must be at least 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new RepeatedEditedNearestNeighbours { MaxRounds = 0 }).Message, StringComparison.Ordinal);
        Assert.StartsWith("CleaningThreshold is 1; a share of all rows must be in (0, 1).", Assert.Throws<ArgumentOutOfRangeException>(() => new NeighbourhoodCleaningRule { CleaningThreshold = 1 }).Message, StringComparison.Ordinal);
    }
}
