using CollapseGuard.MLNet.Normalizing;
using CollapseGuard.Scaling;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Normalizing;

/// <summary>The code of docs/guides/mlnet-normalization.md, run as it is shown.</summary>
public class GuideSamples
{
    private readonly MLContext mlContext = new(seed: 1);

    [Fact]
    public void See_what_a_normalizer_would_do()
    {
        IDataView train = Sales();

        // <sample>
        NormalizationAudit audit = mlContext.CollapseGuard().AuditNormalization(train, ["Features"]);
        Console.WriteLine(audit);
        // </sample>

        Assert.Equal(Shown, audit.ToText());
    }

    [Fact]
    public void Give_each_slot_its_own_scale()
    {
        IDataView train = Sales();

        // <sample>
        var pipeline = mlContext.CollapseGuard().Normalize("Features")
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());
        var model = pipeline.Fit(train);
        mlContext.Model.Save(model, train.Schema, "model.zip");   // ML.NET's own transforms: loads without this library

        foreach (SlotNormalization slot in model.OfType<NormalizeTransformer>().Single().Slots)
        {
            Console.WriteLine(slot);
        }
        // </sample>

        Assert.Equal([NormalizationMethod.Standardize, NormalizationMethod.Log, NormalizationMethod.MinMax], model.OfType<NormalizeTransformer>().Single().Slots.Select(slot => slot.Method));
        File.Delete("model.zip");
    }

    [Fact]
    public void One_method_for_all()
    {
        IDataView train = Sales();

        // <sample>
        var unitRange = new NormalizeOptions { Target = NormalizationTarget.UnitRange };
        var robust = new NormalizeOptions { Method = NormalizationMethod.Robust };
        var sparse = new NormalizeOptions { KeepSparse = true };   // zeros stay zeros: slots that hold some are divided and not shifted
        NormalizeTransformer scaled = mlContext.CollapseGuard().Normalize("Scaled", "Features", robust).Fit(train);
        // </sample>

        Assert.All(scaled.Slots, slot => Assert.Equal(NormalizationMethod.Robust, slot.Method));
        Assert.NotEqual(unitRange, sparse);
    }

    [Fact]
    public void A_target_far_from_zero()
    {
        IDataView train = Sales();

        // <sample>
        var trainer = mlContext.Regression.Trainers.OnlineGradientDescent("Price");
        var model = mlContext.CollapseGuard().Normalize("Features")
            .Append(mlContext.CollapseGuard().ScaleTarget(trainer, ScalingKind.Standardize, labelColumnName: "Price"))
            .Fit(train);

        RegressionMetrics metrics = mlContext.Regression.Evaluate(model.Transform(train), labelColumnName: "Price");   // Score is a price
        // </sample>

        Assert.InRange(metrics.RSquared, .8, 1);
    }

    private const string Shown = """
        Normalization: 3 slots, 1,000 rows, 2 slots out of the ordinary.
          Year: OffCentre. Mean 2016.11, sd 5.221: with fixZero: true, ML.NET's default, a standard deviation of 0.0026 and a range of 0.0084 would be left; set fixZero: false. -> Standardize
          Amount: HeavyTail. The 99 % quantile of the magnitudes is 30.8 times their median. -> Log

        """;

    /// <summary>Sales of eighteen years, with an amount of long tail and a flag.</summary>
    private IDataView Sales()
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, 1_000).Select(i => new Sale
        {
            Year = 2008 + random.Next(18), Amount = (float)Math.Exp((1.5 * Normal()) + 3), IsOnline = random.Next(4) == 0 ? 1 : 0,
        }).ToArray();
        foreach (Sale sale in rows)
        {
            sale.Label = sale.Year > 2016;
            sale.Price = 100_000 + (300 * (sale.Year - 2017));
        }

        IDataView view = mlContext.Data.LoadFromEnumerable(rows);
        return mlContext.Transforms.Concatenate("Features", "Year", "Amount", "IsOnline").Fit(view).Transform(view);

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    private sealed class Sale
    {
        public float Year { get; set; }

        public float Amount { get; set; }

        public float IsOnline { get; set; }

        public float Price { get; set; }

        public bool Label { get; set; }
    }
}
