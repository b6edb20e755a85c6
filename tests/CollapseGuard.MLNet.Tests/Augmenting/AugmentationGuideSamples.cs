using CollapseGuard.Resampling.Augmentation;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Augmenting;

/// <summary>The code of docs/guides/augmentation.md with ML.NET, run as it is shown.</summary>
public class AugmentationGuideSamples
{
    [Fact]
    public void In_a_pipeline()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, 200).Select(i => new Digit { Kind = i % 2 == 0 ? "left" : "right", Pixels = Strokes(i) }).ToArray());

        // <sample>
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();
        var shift = new ImageShift { Shape = new(8, 8), MaxVertical = 1, MaxHorizontal = 1, Copies = 4, Seed = 1 };

        var pipeline = mlContext.Transforms.Conversion.MapValueToKey("Label", "Kind")
            .Append(collapse.Augment(mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Pixels"), shift, "Label", "Pixels"));
        var model = pipeline.Fit(data);                 // sees five rows for each; Transform, CrossValidate's folds and saved models see one
        // </sample>

        Assert.InRange(mlContext.MulticlassClassification.Evaluate(model.Transform(data)).MacroAccuracy, .9, 1);
    }

    [Fact]
    public void Mixed_rows_by_weight()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, 200).Select(i => new Row { Label = i % 2 == 0, Features = [i % 2, i % 7] }).ToArray());

        // <sample>
        var trainer = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(exampleWeightColumnName: "Weight");
        var mixing = mlContext.CollapseGuard().Augment(trainer, new Mixup { Alpha = 0.2, Seed = 1 }, exampleWeightColumnName: "Weight");
        // </sample>

        Assert.InRange(mlContext.BinaryClassification.Evaluate(mixing.Fit(data).Transform(data)).Accuracy, .95, 1);
    }

    private static float[] Strokes(int i)
    {
        var pixels = new float[64];
        for (int y = 2; y < 6; y++)
        {
            pixels[(y * 8) + (i % 2 == 0 ? 1 : 6)] = 1 - (.01f * (i % 9));
        }

        return pixels;
    }

    private sealed class Digit
    {
        public string Kind { get; set; } = "";

        [VectorType(64)]
        public float[] Pixels { get; set; } = [];
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        public float Weight { get; set; } = 1;

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }
}
