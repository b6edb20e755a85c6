namespace CollapseGuard.Resampling.Tests;

/// <summary>CondensedNearestNeighbour and OneSidedSelection.</summary>
public class CondensingTests
{
    // From the row at 0: 1, 2 and 3 are recognized; 5.5 is nearer to b at 8 and joins; 5 is then recognized by it.
    private const string Rows = "a:0 a:1 a:2 a:3 a:5.5 a:5 b:8 b:9 b:10";

    [Fact]
    public void Condensing_keeps_what_the_rows_kept_so_far_get_wrong()
    {
        Assert.Equal([0, 4, 6, 7, 8], new CondensedNearestNeighbour { StartingRows = [0] }.Resample(Line.Of(Rows)).SourceRows.ToArray());
    }

    [Fact]
    public void One_sided_selection_looks_once_and_then_takes_out_links()
    {
        // From the row at 0: 5.5 and 5 are both wrong and stay; 5.5 and 8 are no link, since 5 is nearer to 5.5.
        Assert.Equal([0, 4, 5, 6, 7, 8], new OneSidedSelection { StartingRows = [0] }.Resample(Line.Of(Rows)).SourceRows.ToArray());
        // Beside 8 at 7.5 a link goes.
        Assert.Equal([0, 4, 6, 7, 8], new OneSidedSelection { StartingRows = [0] }.Resample(Line.Of("a:0 a:1 a:2 a:3 a:5.5 a:7.5 b:8 b:9 b:10")).SourceRows.ToArray());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    [InlineData(5, 4)]
    public void Rows_kept_are_those_of_the_definition(int seed, int k)
    {
        foreach (LabelledRows rows in new[] { SampleRows.Numeric(3, 80, 20, 50), SampleRows.Numeric(9, 15, 60, 30) })
        {
            int[] labels = rows.Labels.ToArray();
            int smallest = Naive.Smallest([.. rows.ClassCounts]);
            int[] starting = [.. Enumerable.Range(0, 3).Where(c => c != smallest).SelectMany(c => Enumerable.Range(0, rows.Count).Where(row => labels[row] == c).Skip(seed).Take(2))];

            Assert.Equal(Naive.Condensed(rows, starting, k), new CondensedNearestNeighbour { StartingRows = starting, Neighbors = k }.Resample(rows).SourceRows.ToArray());
            Assert.Equal(Naive.OneSided(rows, starting, k), new OneSidedSelection { StartingRows = starting, Neighbors = k }.Resample(rows).SourceRows.ToArray());
        }
    }

    [Fact]
    public void Seeds_are_drawn_of_each_condensed_class()
    {
        LabelledRows rows = SampleRows.Numeric(2, 40, 10, 30);
        LabelledRows apart = SampleRows.Changed(rows, (row, _, value) => value + (100 * rows.Labels.Span[row]));

        // Classes far apart: the starting rows recognize all others.
        Assert.Equal([4, 10, 4], new CondensedNearestNeighbour { Seeds = 4, Seed = 2 }.Resample(apart).Classes.Select(outcome => outcome.After));
        Assert.Equal([40, 10, 30], new CondensedNearestNeighbour { Seeds = 50 }.Resample(apart).Classes.Select(outcome => outcome.After));
    }

    [Fact]
    public void The_smallest_class_is_left_with_its_starting_rows_when_it_is_condensed_itself()
    {
        Resampled result = new CondensedNearestNeighbour { StartingRows = [0, 7], Strategy = SamplingStrategy.All }.Resample(Line.Of(Rows));

        Assert.Equal([0, 4, 7], result.SourceRows.ToArray());
        Assert.Equal(["class 'b' is the smallest and was asked to be condensed, which leaves its 1 starting rows only"], result.Notes);
    }

    [Theory]
    [InlineData(new[] { 9 }, "StartingRows names row 9, but rows are in [0, 8]. Correct it.")]
    [InlineData(new[] { 0, 6 }, "StartingRows names row 6 of class 'b', which is kept whole. Name rows of the classes that the strategy condenses.")]
    [InlineData(new int[0], "StartingRows names no row of class 'a', which is condensed; each such class needs one at least. Add one, or leave StartingRows out to have it drawn.")]
    public void Starting_rows_that_do_not_fit_are_refused(int[] starting, string message)
    {
        foreach (Sampler sampler in new Sampler[] { new CondensedNearestNeighbour { StartingRows = starting }, new OneSidedSelection { StartingRows = starting } })
        {
            ResamplingException error = Assert.Throws<ResamplingException>(() => sampler.Resample(Line.Of(Rows)));
            Assert.Equal(ResamplingProblem.StartingRows, error.Problem);
            Assert.Equal(message, error.Message);
        }
    }

    [Fact]
    public void More_neighbours_than_rows_to_start_with_are_an_error()
    {
        ResamplingException error = Assert.Throws<ResamplingException>(() => new CondensedNearestNeighbour { Neighbors = 5 }.Resample(Line.Of(Rows)));

        Assert.Equal(ResamplingProblem.TooFewRows, error.Problem);
        Assert.Equal("Class 'b' has 3 rows, 4 with the starting rows of class 'a'; Neighbors = 5 needs 5. The largest Neighbors that works is 4: set it, or start from more rows.", error.Message);
        Assert.StartsWith("Seeds is 0; condensing starts from at least 1 row of each class.", Assert.Throws<ArgumentOutOfRangeException>(() => new OneSidedSelection { Seeds = 0 }).Message, StringComparison.Ordinal);
    }
}
