using CollapseGuard.MLNet.Normalizing;
using CollapseGuard.Scaling;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Normalizing;

public class NormalizeTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Fact]
    public void Standardizing_hand_worked_numbers_is_exact()
    {
        // Mean 2004, deviation sqrt((16 + 0 + 16)/3) = 3.2659863; mean 0 and deviation 2.
        IDataView view = FeatureRows.View(Context, [2000, -2], [2004, 0], [2008, 2]);

        NormalizeTransformer fitted = Context.CollapseGuard().Normalize(options: new NormalizeOptions { Method = NormalizationMethod.Standardize }).Fit(view);
        float[][] scaled = FeatureRows.Vectors(fitted.Transform(view));

        Assert.Equal(2004, fitted.Slots[0].Offset);
        Assert.Equal(3.2659863, fitted.Slots[0].Scale, 1e-4);
        Assert.Equal([-1.2247449f, 0, 1.2247449f], scaled.Select(row => row[0]), new Near(1e-4f));
        Assert.Equal(0, fitted.Slots[1].Offset);
        Assert.Equal(Math.Sqrt(8 / 3.0), fitted.Slots[1].Scale, 1e-7);
    }

    [Fact]
    public void The_map_that_is_told_is_the_map_that_is_applied()
    {
        var random = new Random(5);
        float[][] rows = [.. Enumerable.Range(0, 200).Select(_ => new[] { (float)((random.NextDouble() * 8) + 2000), (float)random.NextDouble() * 1e-6f, 1.7e9f + (random.Next(100) * 128f), -3e6f * (float)random.NextDouble() })];
        foreach (NormalizationMethod method in new[] { NormalizationMethod.Standardize, NormalizationMethod.MinMax, NormalizationMethod.Robust })
        {
            IDataView view = FeatureRows.View(Context, rows);
            NormalizeTransformer fitted = Context.CollapseGuard().Normalize(options: new NormalizeOptions { Method = method }).Fit(view);

            float[][] scaled = FeatureRows.Vectors(fitted.Transform(view));

            for (int row = 0; row < rows.Length; row++)
            {
                for (int slot = 0; slot < 4; slot++)
                {
                    double told = (rows[row][slot] - fitted.Slots[slot].Offset) / fitted.Slots[slot].Scale;
                    Assert.Equal(told, scaled[row][slot], Math.Max(1e-37, Math.Abs(told) * 3e-7));
                }
            }
        }
    }

    [Fact]
    public void One_method_for_all_is_the_cores_scaler()
    {
        float[] values = [1, 2, 4, 8, 16, 32, 64, 128];
        IDataView view = FeatureRows.View(Context, [.. values.Select(v => new[] { v })]);
        (NormalizationMethod, Scaler, double)[] pairs =
        [
            (NormalizationMethod.Standardize, Scaler.Standardize(values), 1),
            (NormalizationMethod.MinMax, Scaler.MinMax(values), 1),
            (NormalizationMethod.Robust, Scaler.Robust(values), 1 / 1.3489795),
        ];
        foreach ((NormalizationMethod method, Scaler scaler, double factor) in pairs)
        {
            SlotNormalization slot = Context.CollapseGuard().Normalize(options: new NormalizeOptions { Method = method }).Fit(view).Slots[0];

            Assert.Equal(scaler.Columns[0].Offset, slot.Offset, 1e-5);
            Assert.Equal(scaler.Columns[0].Scale * factor, slot.Scale, 1e-5);
        }
    }

    [Fact]
    public void Each_slot_gets_its_own_method_with_the_reason()
    {
        IDataView view = Mixed();

        NormalizeTransformer fitted = Context.CollapseGuard().Normalize("Features").Fit(view);

        Assert.Equal(
            [NormalizationMethod.Standardize, NormalizationMethod.Robust, NormalizationMethod.Log, NormalizationMethod.MinMax, NormalizationMethod.Standardize],
            fitted.Slots.Select(slot => slot.Method));
        Assert.Contains("|mean|/sd", fitted.Slots[0].Reason);
        Assert.StartsWith("Outliers: the middle 98 % take", fitted.Slots[1].Reason);
        Assert.StartsWith("Heavy tail", fitted.Slots[2].Reason);
        Assert.StartsWith("Two values (0 and 1)", fitted.Slots[3].Reason);
        Assert.StartsWith("Constant at 7", fitted.Slots[4].Reason);

        float[][] scaled = FeatureRows.Vectors(fitted.Transform(view));
        (double mean, double deviation) = Moments(scaled, 0);
        Assert.Equal(0, mean, 1e-3);
        Assert.Equal(1, deviation, 1e-3);
        (mean, deviation) = Moments(scaled, 2);
        Assert.Equal(0, mean, 1e-4);
        Assert.Equal(1, deviation, 1e-4);
        Assert.Equal([0f, 1f], scaled.Select(row => row[3]).Distinct().Order());
        Assert.All(scaled, row => Assert.Equal(0, row[4]));
    }

    [Fact]
    public void Slots_beside_a_logged_one_are_scaled_as_alone()
    {
        IDataView view = Mixed();
        NormalizeTransformer fitted = Context.CollapseGuard().Normalize("Features").Fit(view);

        float[][] raw = FeatureRows.Vectors(view), scaled = FeatureRows.Vectors(fitted.Transform(view));

        for (int row = 0; row < raw.Length; row++)
        {
            foreach (SlotNormalization slot in fitted.Slots)
            {
                double x = raw[row][slot.Slot];
                double z = slot.LogUnit is { } unit ? Math.Sign(x) * Math.Log(1 + (Math.Abs(x) / unit)) : x;
                double told = (z - slot.Offset) / slot.Scale;
                Assert.Equal(told, scaled[row][slot.Slot], 2e-6 + (told * told / (1 << 26)));
            }
        }
    }

    [Fact]
    public void Unit_range_holds_all_training_rows_but_outliers()
    {
        IDataView view = Mixed();
        NormalizeTransformer fitted = Context.CollapseGuard().Normalize("Features", options: new NormalizeOptions { Target = NormalizationTarget.UnitRange }).Fit(view);

        float[][] scaled = FeatureRows.Vectors(fitted.Transform(view));

        Assert.Equal(NormalizationMethod.MinMax, fitted.Slots[0].Method);
        foreach (int slot in new[] { 0, 2, 3 })
        {
            Assert.Equal(0, scaled.Min(row => row[slot]), 1e-5);
            Assert.Equal(1, scaled.Max(row => row[slot]), 1e-4);
        }

        Assert.Equal(0.98, scaled.Count(row => row[1] is >= 0 and <= 1) / (double)scaled.Length, 0.01);
    }

    [Fact]
    public void Robust_scaling_where_the_middle_half_is_one_value_divides_by_the_deviation()
    {
        // Nine zeros and a ten: median 0, quartiles 0, deviation 3.
        IDataView view = FeatureRows.View(Context, [[10], .. Enumerable.Range(0, 9).Select(_ => new[] { 0f })]);

        SlotNormalization slot = Context.CollapseGuard().Normalize(options: new NormalizeOptions { Method = NormalizationMethod.Robust }).Fit(view).Slots[0];

        Assert.Equal((0, 3), (slot.Offset, slot.Scale));
    }

    [Fact]
    public void Scalar_columns_and_several_at_once()
    {
        IDataView view = FeatureRows.View(Context, [10], [20], [60]);

        NormalizeTransformer fitted = Context.CollapseGuard()
            .Normalize([new InputOutputColumnPair("XScaled", "X"), new InputOutputColumnPair("Features")], new NormalizeOptions { Method = NormalizationMethod.MinMax }).Fit(view);
        IDataView scaled = fitted.Transform(view);

        Assert.Equal([0, 0.2f, 1], scaled.GetColumn<float>("XScaled"), new Near(1e-6f));
        Assert.Equal([0, 0.2f, 1], FeatureRows.Vectors(scaled).Select(row => row[0]), new Near(1e-6f));
        Assert.Equal([10f, 20, 60], scaled.GetColumn<float>("X"));
        Assert.Equal(["X", "Features"], fitted.Slots.Select(slot => slot.Column));
    }

    [Fact]
    public void Logarithm_of_a_scalar_column()
    {
        IDataView view = FeatureRows.View(Context, [.. Enumerable.Range(0, 300).Select(i => new[] { (float)Math.Pow(10, i / 50.0) })]);

        NormalizeTransformer fitted = Context.CollapseGuard().Normalize("X").Fit(view);
        float[] scaled = [.. fitted.Transform(view).GetColumn<float>("X")];

        Assert.Equal(NormalizationMethod.Log, fitted.Slots[0].Method);
        Assert.Equal(0, scaled.Average(), 1e-4);
        Assert.True(scaled.Zip(scaled.Skip(1)).All(pair => pair.First < pair.Second));
    }

    [Fact]
    public void More_rows_than_are_kept_give_the_same_centre_and_nearly_the_same_quantiles()
    {
        var random = new Random(3);
        float[][] rows = [.. Enumerable.Range(0, 5_000).Select(_ => new[] { (float)(100 + (10 * random.NextDouble())) })];
        IDataView view = FeatureRows.View(Context, rows);
        var options = new NormalizeOptions { MaximumSampledRows = 500 };

        SlotNormalization standard = Context.CollapseGuard().Normalize(options: options).Fit(view).Slots[0];
        SlotNormalization robust = Context.CollapseGuard().Normalize(options: options with { Method = NormalizationMethod.Robust }).Fit(view).Slots[0];

        Assert.Equal(Scaler.Standardize([.. rows.Select(r => r[0])]).Columns[0].Offset, standard.Offset, 1e-4);
        Assert.Equal(105, robust.Offset, 1.0);
        Assert.Equal(robust, Context.CollapseGuard().Normalize(options: options with { Method = NormalizationMethod.Robust }).Fit(view).Slots[0]);
    }

    /// <summary>Year (off-centre), normal with a wild value, log-normal of sigma 2, a rare indicator, a constant.</summary>
    internal static IDataView Mixed(int rows = 1_000)
    {
        var random = new Random(1);
        return FeatureRows.View(
            Context,
            rows,
            i => [2000 + (i % 14), i == 5 ? 1e4f : (float)Normal(), (float)Math.Exp(2 * Normal()), i % 50 == 0 ? 1 : 0, 7],
            i => i % 14 < 7 ? -1 : 1);

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    private static (double Mean, double Deviation) Moments(float[][] rows, int slot)
    {
        double mean = rows.Average(row => (double)row[slot]);
        return (mean, Math.Sqrt(rows.Average(row => (row[slot] - mean) * (row[slot] - mean))));
    }

    private sealed class Near(float tolerance) : IEqualityComparer<float>
    {
        public bool Equals(float x, float y) => Math.Abs(x - y) <= tolerance;

        public int GetHashCode(float obj) => 0;
    }
}
