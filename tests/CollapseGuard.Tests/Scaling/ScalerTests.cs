using System.Text.Json;
using CollapseGuard.Scaling;
using CsCheck;

namespace CollapseGuard.Tests.Scaling;

public class ScalerTests
{
    [Fact]
    public void Standardize_gives_mean_zero_and_deviation_one_by_column()
    {
        float[] rows = [1, 100, 2, 100, 3, 100, 4, 100];

        Scaler scaler = Scaler.Standardize(rows, 2);
        var scaled = new float[8];
        scaler.Transform(rows, scaled);

        Assert.Equal(2.5, scaler.Columns[0].Offset);
        Assert.Equal(Math.Sqrt(1.25), scaler.Columns[0].Scale, 1e-15);
        Assert.Equal((float)(-1.5 / Math.Sqrt(1.25)), scaled[0]);
        Assert.Equal(ScalingNote.Constant, scaler.Columns[1].Note);
        Assert.Equal([0f, 0f, 0f, 0f], [scaled[1], scaled[3], scaled[5], scaled[7]]);
    }

    [Fact]
    public void A_far_mean_costs_no_digits()
    {
        float[] column = [16777214, 16777215, 16777216];

        Assert.Equal(Math.Sqrt(2.0 / 3), Scaler.Standardize(column).Columns[0].Scale, 1e-15);
    }

    [Fact]
    public void MinMax_reaches_from_zero_to_one_and_clips_nothing()
    {
        Scaler scaler = Scaler.MinMax([-3f, 1f, 5f]);
        var scaled = new float[4];
        scaler.Transform([-3f, 1f, 5f, 13f], scaled);

        Assert.Equal([0f, 0.5f, 1f, 2f], scaled);
    }

    [Fact]
    public void Robust_ignores_a_wild_value_and_says_where_the_middle_half_is_one_value()
    {
        // numpy 2.x: quantile([1, 2, 3, 4, 1e9], [.25, .5, .75]) = 2, 3, 4
        ColumnScale wild = Scaler.Robust([1f, 2f, 3f, 4f, 1e9f]).Columns[0];
        ColumnScale flat = Scaler.Robust([0f, 0f, 0f, 0f, 5f]).Columns[0];

        Assert.Equal((3.0, 2.0, ScalingNote.None), (wild.Offset, wild.Scale, wild.Note));
        Assert.Equal((0.0, 2.0, ScalingNote.InterquartileRangeIsZero), (flat.Offset, flat.Scale, flat.Note));
    }

    [Fact]
    public void Log_is_defined_for_every_number_and_keeps_zero_and_order()
    {
        Scaler scaler = Scaler.Log([1f, 10f, 100f, 1000f]);
        float[] given = [-1000, -1, 0, 1, 10, 1e9f];
        var scaled = new float[given.Length];
        scaler.Transform(given, scaled);

        Assert.Equal(1.27, scaler.Columns[0].Scale, 1e-6);
        Assert.Equal(0f, scaled[2]);
        Assert.Equal(scaled.Order(), scaled);
        Assert.Equal((float)Math.Log(1 + (10 / scaler.Columns[0].Scale)), scaled[4]);
    }

    [Fact]
    public void Missing_values_stay_missing_and_an_empty_column_is_left_alone()
    {
        float[] rows = [1, float.NaN, float.NaN, float.NaN, 3, float.NaN];
        Scaler scaler = Scaler.Standardize(rows, 2);
        var scaled = new float[6];
        scaler.Transform(rows, scaled);

        Assert.Equal([-1f, float.NaN, float.NaN, float.NaN, 1f, float.NaN], scaled);
        Assert.Equal((2L, ScalingNote.Empty), (scaler.Columns[0].Count, scaler.Columns[1].Note));
    }

    [Fact]
    public void An_infinity_is_refused_by_name_and_row()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Scaler.MinMax([1, 2, 3, float.PositiveInfinity], 2));

        Assert.Contains("'x1' is infinite in row 1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inverting_returns_every_value_within_an_ulp_of_its_distance()
    {
        Gen<float> value = Gen.OneOf(Gen.Float[-1e6f, 1e6f], Gen.Float[-1, 1], Gen.Const(0f));
        Gen.Select(value.Array[1, 40], Gen.Int[0, 3]).Sample((column, kind) =>
        {
            Scaler scaler = kind switch { 0 => Scaler.Standardize(column), 1 => Scaler.MinMax(column), 2 => Scaler.Robust(column), _ => Scaler.Log(column) };
            var scaled = new float[column.Length];
            scaler.Transform(column, scaled);
            var back = new float[column.Length];
            scaler.Invert(scaled, back);
            ColumnScale scale = scaler.Columns[0];
            for (int row = 0; row < column.Length; row++)
            {
                double size = Math.Max(Math.Abs(column[row]), Math.Abs(column[row] - scale.Offset));
                double factor = kind == 3 ? Math.Max(1, Math.Abs(scaled[row])) : 1;
                Assert.InRange(Math.Abs(back[row] - column[row]), 0, (factor * Math.Pow(2, -23) * size) + (float.Epsilon * Math.Max(1, scale.Scale)));
            }
        });
    }

    [Fact]
    public void Json_reads_back_the_same_scaler()
    {
        Scaler scaler = Scaler.Robust([0.1f, 0.7f, 1 / 3f, 5], 2);

        Scaler read = Scaler.FromJson(scaler.ToJson());

        Assert.Equal(scaler.Kind, read.Kind);
        Assert.Equal(scaler.Columns, read.Columns);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"schemaVersion":2,"kind":"Robust","columns":[{"name":"a","offset":0,"scale":1,"count":1,"note":"None"}]}""")]
    [InlineData("""{"schemaVersion":1,"kind":"Robust","columns":[]}""")]
    [InlineData("""{"schemaVersion":1,"kind":"Robust","columns":[{"name":"a","offset":0,"scale":0,"count":1,"note":"None"}]}""")]
    public void Json_that_is_no_scaler_is_refused(string json) => Assert.Throws<JsonException>(() => Scaler.FromJson(json));

    [Fact]
    public void A_table_keeps_its_other_columns()
    {
        FeatureTable table = FeatureTable.FromColumns(
            new NumericColumn("age", new float[] { 20, 40 }), new CategoricalColumn("plan", new[] { 0, 1 }, ["a", "b"]), new NumericColumn("income", new float[] { 1e5f, 3e5f }));
        Scaler scaler = Scaler.Standardize(table);

        FeatureTable scaled = scaler.Transform(table);

        Assert.Equal([-1f, 1f], ((NumericColumn)scaled.Columns[0]).Values.ToArray());
        Assert.Same(table.Columns[1], scaled.Columns[1]);
        Assert.Equal([1e5f, 3e5f], ((NumericColumn)scaler.Invert(scaled).Columns[2]).Values.ToArray());
        Assert.Throws<ArgumentException>(() => scaler.Transform(FeatureTable.FromRowMajor([1, 2], 1)));
    }
}
