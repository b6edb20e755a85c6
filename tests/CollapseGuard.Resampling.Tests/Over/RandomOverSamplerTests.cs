namespace CollapseGuard.Resampling.Tests;

public class RandomOverSamplerTests
{
    [Fact]
    public void Rows_of_a_class_are_drawn_alike()
    {
        LabelledRows rows = SampleRows.Numeric(1, 10_005, 5);

        Resampled result = new RandomOverSampler().Resample(rows);

        // 2,000 draws of each row: five standard deviations.
        Assert.All(result.SourceRows[rows.Count..].ToArray().CountBy(row => row), pair => Assert.InRange(pair.Value, 1800, 2200));
    }

    [Fact]
    public void Noise_is_as_wide_as_the_formula_says()
    {
        // Class b: x is -1 and 1 (deviation 1), y is 0 and 8 (deviation 4), z is constant.
        (string, float[])[] few = [("b", [-1, 0, 5]), ("b", [1, 8, 5])];
        LabelledRows rows = Cloud.Of([.. Enumerable.Repeat(("a", new float[] { 0, 0, 0 }), 20_000), .. few]);

        Resampled result = new RandomOverSampler { Shrinkage = .5 }.Resample(rows);

        // h = (4 / ((3 + 2) 20,002))^(1/7), which is 0.23535.
        double h = Math.Pow(4 / (5.0 * 20_002), 1.0 / 7);
        Assert.Equal(.23535, h, 1e-5);
        double[] x = new double[19_998], y = new double[19_998];
        for (int i = 0; i < x.Length; i++)
        {
            float[] row = result.Row(20_002 + i), parent = rows.Features.Slice(result.Origins.Span[i].First * 3, 3).ToArray();
            (x[i], y[i]) = (row[0] - parent[0], row[1] - parent[1]);
            Assert.Equal(5, row[2]);
        }

        // Four standard errors: 2 % of the deviation, 2.8 % of the deviation for the mean.
        Assert.Equal(.5 * h, Math.Sqrt(x.Average(value => value * value)), .02 * .5 * h);
        Assert.Equal(2 * h, Math.Sqrt(y.Average(value => value * value)), .02 * 2 * h);
        Assert.Equal(0, x.Average(), .0283 * .5 * h);
        Assert.Equal(-1, result.SourceRows.Span[^1]);
    }

    [Fact]
    public void No_shrinkage_and_a_shrinkage_of_0_give_the_same_numbers()
    {
        LabelledRows rows = SampleRows.Numeric(4, 40, 7);

        Assert.Equal(new RandomOverSampler().Resample(rows).Features.ToArray(), new RandomOverSampler { Shrinkage = 0 }.Resample(rows).Features.ToArray());
    }

    [Fact]
    public void Shrinkage_by_class_must_cover_what_is_resampled()
    {
        LabelledRows rows = SampleRows.Numeric(2, 30, 7, 9);
        var partial = new RandomOverSampler { ShrinkageByClass = new Dictionary<string, double> { ["b"] = 0 } };

        ResamplingException error = Assert.Throws<ResamplingException>(() => partial.Resample(rows));

        Assert.Equal("ShrinkageByClass has no entry for class 'c', which is resampled; add one, or set Shrinkage for the classes it leaves out.", error.Message);
        Resampled result = (partial with { Shrinkage = 1 }).Resample(rows);
        for (int i = 0; i < result.Origins.Length; i++)
        {
            bool isCopy = result.Row(46 + i).SequenceEqual(rows.Features.Slice(result.Origins.Span[i].First * 2, 2).ToArray());
            Assert.Equal(result.Labels.Span[46 + i] == 1, isCopy);
        }

        Assert.StartsWith("The shrinkage of class 'b' is -2; it must be at least 0.", Assert.Throws<ArgumentException>(() => new RandomOverSampler { ShrinkageByClass = new Dictionary<string, double> { ["b"] = -2 } }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_needs_finite_numbers()
    {
        LabelledRows holed = Cloud.Of(("a", [1]), ("a", [2]), ("b", [float.PositiveInfinity]));

        Assert.Equal(4, new RandomOverSampler().Resample(holed).Rows.Count);
        ResamplingException error = Assert.Throws<ResamplingException>(() => new RandomOverSampler { Shrinkage = 1 }.Resample(holed));
        Assert.Equal("1 of 3 rows hold NaN, infinite or missing values, the first is row 2, column 'x0' (Infinity); most are in 'x0' (1). RandomOverSampler calculates with them, which needs finite values: fill them or leave the rows out first.", error.Message);
        ResamplingException categorical = Assert.Throws<ResamplingException>(() => new RandomOverSampler { Shrinkage = 1 }.Resample(SampleRows.Make(ColumnNeed.Mixed, 4, 20, 5)));
        Assert.Equal(ResamplingProblem.ColumnKind, categorical.Problem);
    }
}
