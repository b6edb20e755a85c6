namespace CollapseGuard.Resampling.Tests;

public class SmoteNCTests
{
    // Class b: x is 0, 1, 2.1, 3.3 and y is 0, 0, 0, 10; categories 0, 1, 0, 0.
    // Deviations are 1.2309 and 4.3301, their median (the mean of the two) 2.7805: a difference in category counts that much.
    private static readonly (string Label, float[] Numbers)[] Small = [("b", [0, 0, 0]), ("b", [1, 0, 1]), ("b", [2.1f, 0, 0]), ("b", [3.3f, 10, 0])];

    [Fact]
    public void A_difference_in_category_counts_the_median_deviation()
    {
        LabelledRows rows = Mixed(Small);

        NeighborRows neighbors = rows.NeighborsOfB(2);

        // From row 0: to row 1 √(1 + 2.7805²) = 2.9548, to row 2 2.1.
        Assert.Equal([2, 1], neighbors[0].ToArray());
        Assert.Equal([2.1, 2.9548], neighbors.Distances(0).ToArray().Select(distance => Math.Round(distance, 4)));
    }

    [Fact]
    public void Categories_that_differ_lie_as_far_apart_however_many_there_are()
    {
        // Three categories: each has a column of its own. Two: one column for both.
        (string, float[])[] rows = [("b", [0, 0, 0]), ("b", [0, 0, 1]), ("b", [0, 0, 2]), ("b", [4, 8, 2])];

        NeighborRows neighbors = Mixed(rows).NeighborsOfB(3);

        // Deviations of 0, 0, 0, 4 and 0, 0, 0, 8 are 1.7321 and 3.4641: median 2.5981.
        Assert.Equal([2.5981, 2.5981], neighbors.Distances(0)[..2].ToArray().Select(distance => Math.Round(distance, 4)));
        Assert.Equal([1, 2, 3], neighbors[0].ToArray());
    }

    [Fact]
    public void Numbers_are_interpolated_and_categories_voted_for()
    {
        // With three neighbours: around row 1 they are 0, 2, 3 with category 0; around the others two of 0 and one of 1.
        LabelledRows rows = Mixed(Small);

        Resampled result = new SmoteNC { KNeighbors = 3 }.Resample(rows);

        Assert.Equal(8, result.Origins.Length);
        for (int i = 0; i < 8; i++)
        {
            RowOrigin origin = result.Origins.Span[i];
            float[] first = result.Row(origin.First), second = result.Row(origin.Second), row = result.Row(rows.Count + i);
            Assert.Equal(0, row[2]);
            Assert.Equal(first[0] + (origin.Step * (second[0] - first[0])), row[0], 1e-6f);
            Assert.Equal(first[1] + (origin.Step * (second[1] - first[1])), row[1], 1e-5f);
        }
    }

    [Fact]
    public void Ties_between_categories_are_broken_at_random()
    {
        // Around each row two neighbours with different categories.
        (string, float[])[] b = [("b", [0, 0, 0]), ("b", [1, 0, 1]), ("b", [2, 1, 2])];
        LabelledRows rows = Mixed(b, others: 3003);

        Resampled result = new SmoteNC { KNeighbors = 2 }.Resample(rows);

        foreach (IGrouping<int, (RowOrigin Origin, int Row)> group in result.Origins.ToArray().Select((origin, i) => (origin, rows.Count + i)).GroupBy(pair => pair.origin.First))
        {
            int[] codes = [.. group.Select(pair => (int)result.Row(pair.Row)[2])];
            int[] expected = [.. Enumerable.Range(0, 3).Where(code => code != group.Key)];
            Assert.Equal(expected, codes.Distinct().Order());

            // Half of about 1,000: five deviations of 15.8.
            Assert.InRange(codes.Count(code => code == expected[0]) - (codes.Length / 2), -79, 79);
        }
    }

    [Fact]
    public void Categories_do_not_count_when_the_median_deviation_is_0()
    {
        (string, float[])[] b = [("b", [1, 5, 0]), ("b", [1, 5, 1]), ("b", [1, 5, 1])];
        LabelledRows rows = Mixed(b);

        Resampled result = new SmoteNC { KNeighbors = 2 }.Resample(rows);

        Assert.Equal(["class 'b': half of its numeric columns or more are constant, so categories do not count in distances"], result.Notes);
        Assert.All(Enumerable.Range(rows.Count, result.Origins.Length), row => Assert.Equal([1, 5], result.Row(row)[..2]));
    }

    [Fact]
    public void Without_a_numeric_or_a_categorical_column_another_sampler_is_named()
    {
        ResamplingException numeric = Assert.Throws<ResamplingException>(() => new SmoteNC().Resample(SampleRows.Numeric(3, 20, 9)));
        ResamplingException categorical = Assert.Throws<ResamplingException>(() => new SmoteNC().Resample(SampleRows.Make(ColumnNeed.Categorical, 3, 20, 9)));

        Assert.Equal("None of the 3 columns is categorical; SmoteNC needs at least one beside the numeric ones. Use Smote, or mark the columns that hold codes with WithCategorical.", numeric.Message);
        Assert.Equal("All 3 columns are categorical; SmoteNC needs at least one numeric column to measure how much a category counts. Use SmoteN.", categorical.Message);
    }

    [Fact]
    public void A_table_keeps_its_categories()
    {
        FeatureTable table = FeatureTable.FromColumns(
            CategoricalColumn.FromText("colour", ["red", "blue", "red", "blue", "red", "red"]),
            new NumericColumn("size", new float[] { 1, 2, 3, 4, 5, 6 }),
            CategoricalColumn.FromText("class", ["a", "a", "a", "a", "b", "b"]));

        ResampledTable result = new SmoteNC { KNeighbors = 1 }.Resample(table, "class");

        var colour = (CategoricalColumn)result.Table.Columns[0];
        Assert.Equal(["red", "blue"], colour.Categories);
        Assert.Equal([0, 1, 0, 1, 0, 0, 0, 0], colour.Codes.ToArray());
        Assert.All(((NumericColumn)result.Table.Columns[1]).Values[6..].ToArray(), value => Assert.InRange(value, 5, 6));
    }

    private static LabelledRows Mixed((string Label, float[] Numbers)[] b, int others = 12) =>
        Cloud.Of([.. b, .. Enumerable.Repeat(("a", new float[] { 50, 50, 0 }), others)]).WithCategorical(2);
}
