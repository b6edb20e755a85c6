namespace CollapseGuard.Tests.Inputs;

public class FeatureTableTests
{
    [Fact]
    public void Row_major_values_become_columns()
    {
        FeatureTable table = FeatureTable.FromRowMajor([1, 2, 3, 4, 5, 6], columnCount: 2, names: ["age", "height"]);

        Assert.Equal(3, table.RowCount);
        Assert.Equal([1f, 3f, 5f], ((NumericColumn)table.Columns[0]).Values.ToArray());
        Assert.Equal([2f, 4f, 6f], ((NumericColumn)table.Columns[1]).Values.ToArray());
        Assert.Equal("height", table.Columns[1].Name);
    }

    [Fact]
    public void Length_that_is_no_multiple_of_the_columns_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => FeatureTable.FromRowMajor([1, 2, 3], columnCount: 2));

        Assert.Contains("'values' has 3 numbers, which is not a multiple of its 2 columns.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_must_fit_the_columns()
    {
        var error = Assert.Throws<ArgumentException>(() => FeatureTable.FromRowMajor([1, 2], columnCount: 2, names: ["a"]));

        Assert.Contains("'names' has 1 entries but the table has 2 columns.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_different_length_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => FeatureTable.FromColumns(
            new NumericColumn("a", new float[3]), new NumericColumn("b", new float[2])));

        Assert.Contains("Column 'b' has 2 rows but the table has 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_occurs_once()
    {
        var error = Assert.Throws<ArgumentException>(() => FeatureTable.FromColumns(
            new NumericColumn("a", new float[2]), new NumericColumn("a", new float[2])));

        Assert.Contains("Column 'a' occurs twice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_encoded_by_first_appearance_and_null_is_missing()
    {
        CategoricalColumn column = CategoricalColumn.FromText("city", ["Rome", null, "Oslo", "Rome"]);

        Assert.Equal([0, -1, 1, 0], column.Codes.ToArray());
        Assert.Equal(["Rome", "Oslo"], column.Categories);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public void Codes_outside_their_range_are_named(int code)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new CategoricalColumn("city", new[] { 0, code }, ["Rome", "Oslo"]));

        Assert.Contains($"Code [1] of column 'city' is {code}; codes must be in [-1, 1]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_descriptions_are_kept_apart_from_features()
    {
        CategoricalColumn segments = CategoricalColumn.FromText("site", ["a", "b"]);

        FeatureTable table = FeatureTable.FromRowMajor([1, 2], 1).With(segments: segments);

        Assert.Same(segments, table.Segments);
        Assert.Single(table.Columns);
        Assert.Throws<ArgumentException>(() => table.With(time: new NumericColumn("t", new float[3])));
    }

    [Fact]
    public void Row_descriptions_added_one_after_another_must_fit_one_another()
    {
        FeatureTable table = FeatureTable.FromColumns().With(segments: CategoricalColumn.FromText("site", ["a", "b", "c"]));

        Assert.Throws<ArgumentException>(() => table.With(groups: CategoricalColumn.FromText("patient", ["p", "q"])));
    }
}
