namespace CollapseGuard.Resampling.Tests;

public class LabelledRowsTests
{
    [Fact]
    public void Classes_are_the_distinct_labels_sorted()
    {
        Assert.Equal(["-3", "2", "10"], LabelledRows.From<int>(new float[4], 1, new[] { 10, 2, -3, 2 }).ClassNames);
        Assert.Equal(["B", "a", "é"], LabelledRows.From<string>(new float[3], 1, new[] { "é", "a", "B" }).ClassNames);
        Assert.Equal(["False", "True"], LabelledRows.From<bool>(new float[2], 1, new[] { true, false }).ClassNames);
        LabelledRows doubles = LabelledRows.From<double>(new float[3], 1, new[] { 1.0, 0, 1 });
        Assert.Equal(["0", "1"], doubles.ClassNames);
        Assert.Equal([1, 0, 1], doubles.Labels.ToArray());
        Assert.Equal([1, 2], doubles.ClassCounts);
    }

    [Fact]
    public void A_target_of_numbers_has_no_classes()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => LabelledRows.From<float>(new float[2], 1, new[] { 1f, 7.5f }));

        Assert.StartsWith("The label of row 1 is 7.5; classes must be whole numbers, text or another type with few values.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lengths_and_codes_must_fit()
    {
        Assert.StartsWith("There are 5 numbers for 3 labels and 2 columns; there must be 6.", Assert.Throws<ArgumentException>(() => LabelledRows.From<int>(new float[5], 2, new int[3])).Message, StringComparison.Ordinal);
        Assert.StartsWith("'weights' has 2 entries for 3 rows", Assert.Throws<ArgumentException>(() => LabelledRows.From<int>(new float[6], 2, new int[3], new float[2])).Message, StringComparison.Ordinal);
        Assert.StartsWith("'codes[1]' is 2; class codes must be in [0, 1].", Assert.Throws<ArgumentException>(() => LabelledRows.FromCodes(new float[2], 1, new[] { 0, 2 }, ["a", "b"])).Message, StringComparison.Ordinal);
        Assert.StartsWith("Class name 'a' occurs twice", Assert.Throws<ArgumentException>(() => LabelledRows.FromCodes(new float[2], 1, new[] { 0, 0 }, ["a", "a"])).Message, StringComparison.Ordinal);
        Assert.StartsWith("The label of row 1 is null", Assert.Throws<ArgumentException>(() => LabelledRows.From<string>(new float[2], 1, new[] { "a", null! })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_categorical_column_holds_codes()
    {
        LabelledRows rows = LabelledRows.From<int>(new[] { 0, .5f, 2, 1, float.NaN, 3 }, 2, new[] { 0, 1, 1 });

        Assert.Equal(["0", "1", "2"], rows.WithCategorical(0).Categories[0]);
        Assert.Null(rows.WithCategorical(0).Categories[1]);
        Assert.Equal(["x", "y", "z"], rows.WithCategorical(0, ["x", "y", "z"]).Categories[0]);
        Assert.StartsWith("Row 0 of column 'x1' holds 0.5; a categorical column must hold whole numbers at least 0", Assert.Throws<ArgumentException>(() => rows.WithCategorical(1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Row 1 of column 'x0' holds 2; a categorical column must hold codes of its 2 categories, whole numbers in [0, 1]", Assert.Throws<ArgumentException>(() => rows.WithCategorical(0, ["x", "y"])).Message, StringComparison.Ordinal);
        Assert.StartsWith("Column 2 was named categorical, but columns are in [0, 1].", Assert.Throws<ArgumentException>(() => rows.WithCategorical(2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_gives_its_columns_and_the_label_among_them()
    {
        FeatureTable table = FeatureTable.FromColumns(
            new NumericColumn("age", new float[] { 1, 2, float.NaN }),
            CategoricalColumn.FromText("label", ["yes", "no", "yes"]),
            new CategoricalColumn("job", new[] { 1, -1, 0 }, ["x", "y"]));

        LabelledRows rows = LabelledRows.From(table, "label");

        Assert.Equal(["age", "job"], rows.ColumnNames);
        Assert.Equal([1, 1, 2, float.NaN, float.NaN, 0], rows.Features.ToArray());
        Assert.Equal(["no", "yes"], rows.ClassNames);
        Assert.Equal([1, 0, 1], rows.Labels.ToArray());
        Assert.StartsWith("The table has no column 'Label'; its columns are 'age', 'label', 'job'.", Assert.Throws<ArgumentException>(() => LabelledRows.From(table, "Label")).Message, StringComparison.Ordinal);
        Assert.StartsWith("Row 1 of label column 'job' is missing", Assert.Throws<ArgumentException>(() => LabelledRows.From(table, "job")).Message, StringComparison.Ordinal);
        Assert.StartsWith("The label of row 2 is NaN", Assert.Throws<ArgumentException>(() => LabelledRows.From(table, "age")).Message, StringComparison.Ordinal);
    }
}
