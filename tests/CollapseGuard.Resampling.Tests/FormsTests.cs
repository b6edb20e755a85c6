namespace CollapseGuard.Resampling.Tests;

/// <summary>Arrays in, arrays out; tables in, tables out.</summary>
public class FormsTests
{
    [Fact]
    public void Arrays_come_back_with_labels_of_their_type()
    {
        string[] labels = ["no", "no", "no", "yes"];

        Resampled<string> result = new RandomOverSampler().Resample<string>(new float[] { 1, 2, 3, 4 }, 1, labels, new float[] { 1, 1, 1, 9 });

        Assert.Equal(["no", "no", "no", "yes", "yes", "yes"], result.Labels.ToArray());
        Assert.Equal([1, 2, 3, 4, 4, 4], result.Features.ToArray());
        Assert.Equal([1, 1, 1, 9, 9, 9], result.Weights.ToArray());
        Assert.Equal([0, 1, 2, 3, 3, 3], result.Details.SourceRows.ToArray());
        Assert.True(result.Details.Origins.IsEmpty);
    }

    [Fact]
    public void A_table_comes_back_in_its_form()
    {
        FeatureTable table = FeatureTable.FromColumns(
            new NumericColumn("age", new float[] { 1, 2, 3, float.NaN }),
            CategoricalColumn.FromText("label", ["yes", "no", "no", "no"]),
            new CategoricalColumn("job", new[] { 1, -1, 0, 0 }, ["x", "y"])).With(
                groups: CategoricalColumn.FromText("patient", ["p", "q", "r", "s"]),
                time: new NumericColumn("day", new float[] { 9, 8, 7, 6 }));

        ResampledTable result = new RandomOverSampler().Resample(table, "label");

        Assert.Equal(["age", "label", "job"], result.Table.Columns.Select(column => column.Name));
        Assert.Equal(["age", "job"], result.Features.Columns.Select(column => column.Name));
        Assert.Equal([1, 2, 3, float.NaN, 1, 1], ((NumericColumn)result.Features.Columns[0]).Values.ToArray());
        Assert.Equal([1, -1, 0, 0, 1, 1], ((CategoricalColumn)result.Features.Columns[1]).Codes.ToArray());
        Assert.Equal([0, 1, 1, 1, 0, 0], ((CategoricalColumn)result.Labels).Codes.ToArray());
        Assert.Equal(["yes", "no"], ((CategoricalColumn)result.Labels).Categories);
        Assert.Equal([0, 1, 2, 3, 0, 0], result.Table.Groups!.Codes.ToArray());
        Assert.Equal([9, 8, 7, 6, 9, 9], result.Table.Time!.Values.ToArray());
        Assert.Null(result.Table.Segments);
    }

    [Fact]
    public void Labels_can_be_numbers_of_a_table_or_given_apart()
    {
        var numbers = new NumericColumn("x", new float[] { 5, 6, 7 });
        FeatureTable table = FeatureTable.FromColumns(numbers, new NumericColumn("y", new float[] { 1, 0, 1 }));

        ResampledTable named = new RandomUnderSampler().Resample(table, "y");
        ResampledTable apart = new RandomUnderSampler().Resample(FeatureTable.FromColumns(numbers), new CategoricalColumn("y", new[] { 1, 0, 1 }, ["0", "1", "2"]));

        Assert.Equal(1, ((NumericColumn)named.Labels).Values.ToArray().Sum());
        Assert.Equal(named.Details.SourceRows.ToArray(), apart.Details.SourceRows.ToArray());
        Assert.Single(apart.Table.Columns);
        Assert.Equal(0, apart.Details.Classes[2].After);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused_at_once()
    {
        Assert.Contains("MaxDegreeOfParallelism is 0; it must be at least 1, or -1 for all.", Assert.Throws<ArgumentOutOfRangeException>(() => new Smote { MaxDegreeOfParallelism = 0 }).Message, StringComparison.Ordinal);
        Assert.Contains("KNeighbors is 0; it must be at least 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new Smote { KNeighbors = 0 }).Message, StringComparison.Ordinal);
        Assert.Contains("Version is 3; Borderline-SMOTE has versions 1 and 2.", Assert.Throws<ArgumentOutOfRangeException>(() => new BorderlineSmote { Version = 3 }).Message, StringComparison.Ordinal);
        Assert.Contains("Shrinkage is -1; it must be at least 0", Assert.Throws<ArgumentOutOfRangeException>(() => new RandomOverSampler { Shrinkage = -1 }).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => new Smote { Strategy = null! });
    }

    [Fact]
    public void No_rows_and_too_many_rows_are_errors()
    {
        ResamplingException none = Assert.Throws<ResamplingException>(() => new Smote().Resample<int>(default, 1, default));
        Assert.Equal("There are no rows; Smote needs rows of at least 2 classes.", none.Message);

        ResamplingException tooLarge = Assert.Throws<ResamplingException>(() =>
            new RandomOverSampler { Strategy = SamplingStrategy.Counts(("b", int.MaxValue)) }.Resample(Cloud.Of(("a", [1, 2]), ("b", [3, 4]))));
        Assert.Equal(ResamplingProblem.TooLarge, tooLarge.Problem);
        Assert.StartsWith("The result would have 2147483648 rows of 2 numbers, 4294967296 in all; an array holds 2147483591.", tooLarge.Message, StringComparison.Ordinal);
    }
}
