using CollapseGuard.Probes.Signal;

namespace CollapseGuard.Tests.Probes;

public class FeatureEncoderTests
{
    [Fact]
    public void Numbers_are_standardized_and_missing_ones_stand_at_the_mean()
    {
        EncodedFeatures encoded = Encode(new NumericColumn("x", new[] { 1f, 3, float.NaN, float.PositiveInfinity }));

        Assert.Equal(["x", "x is missing"], encoded.Names);
        Assert.Equal([-1.4142135f, 1.4142135f, 0, 0], encoded.Columns.Row(0).ToArray());
        Assert.Equal([-1f, -1, 1, 1], encoded.Columns.Row(1).ToArray());
    }

    [Fact]
    public void Two_categories_are_one_column_and_columns_that_do_not_vary_none() =>
        Assert.Equal(["c=b"], Encode(CategoricalColumn.FromText("c", ["a", "b", "a", "a"]), new NumericColumn("still", new float[4])).Names);

    [Fact]
    public void Missing_is_a_category() =>
        Assert.Equal(["c=a", "c=missing", "c=b"], Encode(CategoricalColumn.FromText("c", ["a", null, "b", "a", null, "a"])).Names);

    [Fact]
    public void Many_categories_are_bounded_and_leave_their_frequency()
    {
        EncodedFeatures encoded = Encode(CategoricalColumn.FromText("c", Enumerable.Range(0, 90).Select(i => $"v{Math.Min(i / 2, i % 30)}")));

        Assert.Equal(16, encoded.Count);
        Assert.Equal("frequency of c", encoded.Names[^1]);
    }

    [Fact]
    public void Large_offsets_do_not_hide_a_spread()
    {
        Assert.NotNull(FeatureEncoder.Standardize([1e6, 1e6 + 1, 1e6, 1e6 + 1]));
        Assert.Null(FeatureEncoder.Standardize([0.1, 0.1, 0.1]));
    }

    private static EncodedFeatures Encode(params FeatureColumn[] columns) =>
        FeatureEncoder.Encode(FeatureTable.FromColumns(columns), [.. Enumerable.Range(0, columns[0].Count)], 256, 1);
}
