using System.Globalization;
using CollapseGuard.Resampling.Augmentation;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.LightGbm;

namespace CollapseGuard.MLNet.Tests.Augmenting;

/// <summary>Handwritten digits of 8 x 8 pixels in a frame of 10 x 10: trained in its middle, judged there and moved.</summary>
/// <param name="folder">Holds optdigits_train.csv and optdigits_test.csv.</param>
internal sealed class MovedDigits(string folder)
{
    private const int Side = 10;

    private readonly Digit[] training = Read(Path.Combine(folder, "optdigits_train.csv"));

    private readonly Digit[] heldOut = Read(Path.Combine(folder, "optdigits_test.csv"));

    /// <summary>The frame.</summary>
    public static ImageShape Image { get; } = new(Side, Side);

    /// <summary>The change that fits.</summary>
    public static ImageShift Shift { get; } = new() { Shape = Image, MaxVertical = 1, MaxHorizontal = 1, Copies = 4 };

    /// <summary>Macro accuracy on held-out digits in the middle of the frame, and anywhere in it.</summary>
    public (double Plain, double Shifted) Accuracies(int seed, int trainRows, int heldRows, Augmenter? augmenter, bool trees)
    {
        var context = new MLContext(seed);
        var random = new Random(seed);
        Digit[] train = [.. training.OrderBy(_ => random.Next()).Take(trainRows).Select(digit => digit.Placed(1, 1))];
        Digit[] held = [.. heldOut.Take(heldRows)];
        IEstimator<ITransformer> trainer = trees
            ? context.MulticlassClassification.Trainers.LightGbm(new LightGbmMulticlassTrainer.Options { LabelColumnName = "Key", NumberOfThreads = 1, NumberOfIterations = 50, MinimumExampleCountPerLeaf = 5 })
            : context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options { LabelColumnName = "Key", OptimizationTolerance = 1e-4f });
        IEstimator<ITransformer> learner = augmenter is null ? trainer : context.CollapseGuard().Augment(trainer, augmenter with { Seed = seed }, "Key");
        var model = context.Transforms.Conversion.MapValueToKey("Key", "Label").Append(learner).Fit(context.Data.LoadFromEnumerable(train));
        var places = new Random(99);
        double Of(IEnumerable<Digit> digits) => context.MulticlassClassification.Evaluate(model.Transform(context.Data.LoadFromEnumerable(digits.ToArray())), "Key").MacroAccuracy;
        return (Of(held.Select(digit => digit.Placed(1, 1))), Of(held.Select(digit => digit.Placed(places.Next(3), places.Next(3)))));
    }

    private static Digit[] Read(string path) =>
        [.. File.ReadLines(path).Skip(1).Select(line =>
        {
            float[] numbers = [.. line.Split(',').Select(cell => float.Parse(cell, CultureInfo.InvariantCulture))];
            return new Digit { Features = [.. numbers[..64].Select(value => value / 16)], Label = (int)numbers[64] };
        })];

    private sealed class Digit
    {
        [VectorType(Side * Side)]
        public float[] Features { get; set; } = [];

        public int Label { get; set; }

        /// <summary>The digit of 8 x 8 in an empty frame, its upper left corner at a place in [0, 2].</summary>
        public Digit Placed(int top, int left)
        {
            var frame = new float[Side * Side];
            for (int y = 0; y < 8; y++)
            {
                Features.AsSpan(y * 8, 8).CopyTo(frame.AsSpan(((y + top) * Side) + left));
            }

            return new Digit { Features = frame, Label = Label };
        }
    }
}
