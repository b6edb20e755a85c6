namespace CollapseGuard.Resampling.Tests;

public class SmoteNTests
{
    // One column: ten rows of category 0, all of class a; twenty of category 1, half and half; thirty of category 2, all of class b.
    private static LabelledRows Documented => LabelledRows.From<int>(
        Enumerable.Range(0, 60).Select(row => row < 10 ? 0f : row < 30 ? 1 : 2).ToArray(),
        1,
        Enumerable.Range(0, 60).Select(row => row < 20 ? 0 : 1).ToArray()).WithCategorical(0);

    [Fact]
    public void Categories_are_as_far_apart_as_their_classes()
    {
        var metric = new ValueDifferences(Documented);

        // Shares of class a: 1, 1/2, 0. (1/2 + 1/2)² = 1, (1 + 1)² = 4.
        Assert.Equal((1, 4, 1, 0), (metric.Between(0, 0, 1), metric.Between(0, 0, 2), metric.Between(0, 1, 2), metric.Between(0, 1, 1)));
    }

    [Fact]
    public void The_documented_example_of_the_reference_is_balanced()
    {
        Resampled result = new SmoteN().Resample(Documented);

        Assert.Equal([40, 40], result.Rows.ClassCounts);
        Assert.All(result.Features[60..].ToArray(), value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void Each_category_is_the_most_frequent_among_a_row_and_its_neighbours()
    {
        // Columns say the same about the classes, so that distances count the columns that differ.
        (string, float[])[] b = [("b", [0, 0, 0]), ("b", [0, 0, 1]), ("b", [0, 1, 0])];
        LabelledRows rows = Cloud.Of([.. b, .. Enumerable.Repeat(("a", new float[] { 1, 1, 1 }), 7)]).WithCategorical(0, 1, 2);

        Resampled result = new SmoteN { KNeighbors = 2 }.Resample(rows);

        // Around every row the same three: 0, 0, 0 by majority.
        Assert.All(Enumerable.Range(10, 4), row => Assert.Equal([0, 0, 0], result.Row(row)));
        Assert.All(result.Origins.ToArray(), origin => Assert.Equal((origin.First, 0f), (origin.Second, origin.Step)));
    }

    [Fact]
    public void Among_equally_frequent_categories_the_smallest_code_wins_or_chance()
    {
        float[] codes = [3, 1, 3, 1, 2];

        Assert.Equal(1, Vote.Smallest(codes));
        int threes = Enumerable.Range(0, 1000).Count(i => Vote.AtRandom(codes, new CounterRandom(1, 1), i) == 3);
        Assert.InRange(threes, 420, 580);
        Assert.Equal(2, Vote.AtRandom([2, 2, 1], new CounterRandom(1, 1), 0));
    }

    [Fact]
    public void The_search_is_that_of_all_pairs()
    {
        LabelledRows rows = SampleRows.Make(ColumnNeed.Categorical, 5, 300, 70, 50);
        int[] members = rows.RowsByClass()[0];
        var metric = new ValueDifferences(rows);

        NeighborRows found = metric.Search(rows.Features.Span, members, 7, new ParallelOptions());

        for (int i = 0; i < members.Length; i++)
        {
            var expected = members.Where(row => row != members[i])
                .Select(row => (Distance: Enumerable.Range(0, 5).Sum(c => metric.Between(c, Code(members[i], c), Code(row, c))), Row: row))
                .Order().Take(7);
            Assert.Equal(expected.Select(pair => pair.Row), found[i].ToArray());
        }

        int Code(int row, int column) => (int)rows.Features.Span[(row * 5) + column];
    }

    [Fact]
    public void Columns_of_many_categories_are_searched_without_a_table()
    {
        // 400 categories, each with two rows of class b: a row's neighbour is the other one of its category.
        float[] codes = [.. Enumerable.Range(0, 1600).Select(row => row % 400)];
        int[] labels = [.. Enumerable.Range(0, 1600).Select(row => row < 800 ? 1 : row - 800 < 2 * ((row - 800) % 400) ? 0 : 1)];
        LabelledRows rows = LabelledRows.From<int>(codes, 1, labels).WithCategorical(0);
        var metric = new ValueDifferences(rows);
        int[] some = [.. Enumerable.Range(0, 800)];

        NeighborRows found = metric.Search(codes, some, 1, new ParallelOptions());

        Assert.All(some, row => Assert.Equal(0, found.Distances(row)[0]));
    }

    [Fact]
    public void Numeric_columns_are_refused_with_the_sampler_to_use()
    {
        ResamplingException mixed = Assert.Throws<ResamplingException>(() => new SmoteN().Resample(SampleRows.Make(ColumnNeed.Mixed, 4, 20, 9)));

        Assert.Equal("2 of 4 columns are numeric, the first is 'x0'; SmoteN works on categories only. Use SmoteNC, or mark the columns that hold codes with WithCategorical.", mixed.Message);
    }
}
