using System.Globalization;
using CollapseGuard.Resampling.Augmentation;
using CollapseGuard.Tests;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.LightGbm;

namespace CollapseGuard.MLNet.Tests.Augmenting;

/// <summary>Whether shifted copies help where digits are shifted and not in training: handwritten digits of 8 x 8, in a frame of 10 x 10.</summary>
public class ShiftedDigitsTests(ITestOutputHelper output)
{
    private const int Side = 10;

    private static readonly ImageShape Image = new(Side, Side);

    private static readonly Lazy<Digit[]> Training = new(() => Read("optdigits_train.csv"));

    private static readonly Lazy<Digit[]> Held = new(() => Read("optdigits_test.csv"));

    private static readonly ImageShift Shift = new() { Shape = Image, MaxVertical = 1, MaxHorizontal = 1, Copies = 4 };

    [Fact]
    public void Shifted_copies_help_on_shifted_digits()
    {
        SharedDataSets.Require();
        for (int seed = 0; seed < 2; seed++)
        {
            double without = Accuracies(seed, 100, 300, null, trees: false).Shifted;

            Assert.InRange(Accuracies(seed, 100, 300, Shift with { Copies = 2 }, trees: false).Shifted, without + .03, 1);
        }
    }

    /// <summary>The table of docs/results/augmentation.md; minutes, so only when it is asked for.</summary>
    [Theory(Explicit = true)]
    [InlineData(false)]
    [InlineData(true)]
    public void Measure_all_image_and_table_augmenters_over_ten_seeds(bool trees)
    {
        SharedDataSets.Require();
        (string Name, Augmenter? Augmenter)[] arms =
        [
            ("no copies", null),
            ("unchanged copies", new GaussianJitter { Scale = 0, Copies = 4 }),
            ("ImageShift, 1 pixel", Shift),
            ("ImageRotation, 10 degrees", new ImageRotation { Shape = Image, Copies = 4 }),
            ("shift, then rotation", Augmenter.Chain(Shift with { Copies = 1 }, new ImageRotation { Shape = Image }) with { Copies = 4 }),
            ("Cutout", new Cutout { Shape = Image, Copies = 4 }),
            ("GaussianJitter", new GaussianJitter { Copies = 4 }),
            ("Mixup", new Mixup { Copies = 4 }),
            ("FeatureDropout", new FeatureDropout { Copies = 4 }),
        ];
        double[] without = [];
        double[] withoutShifted = [];
        foreach ((string name, Augmenter? augmenter) in arms)
        {
            (double Plain, double Shifted)[] figures = [.. Enumerable.Range(0, 10).Select(seed => Accuracies(seed, 300, 600, augmenter, trees))];
            double[] plain = [.. figures.Select(figure => figure.Plain)], shifted = [.. figures.Select(figure => figure.Shifted)];
            (without, withoutShifted) = augmenter is null ? (plain, shifted) : (without, withoutShifted);
            output.WriteLine($"| {name} | {Text(plain)} | {Better(plain, without)} | {Text(shifted)} | {Better(shifted, withoutShifted)} |");
        }
    }

    /// <summary>Macro accuracy on held-out digits in the middle of the frame, and anywhere in it.</summary>
    private static (double Plain, double Shifted) Accuracies(int seed, int trainRows, int heldRows, Augmenter? augmenter, bool trees)
    {
        var context = new MLContext(seed);
        var random = new Random(seed);
        Digit[] train = [.. Training.Value.OrderBy(_ => random.Next()).Take(trainRows).Select(digit => digit.Placed(1, 1))];
        Digit[] held = [.. Held.Value.Take(heldRows)];
        IEstimator<ITransformer> trainer = trees
            ? context.MulticlassClassification.Trainers.LightGbm(new LightGbmMulticlassTrainer.Options { LabelColumnName = "Key", NumberOfThreads = 1, NumberOfIterations = 50, MinimumExampleCountPerLeaf = 5 })
            : context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options { LabelColumnName = "Key", OptimizationTolerance = 1e-4f });
        IEstimator<ITransformer> learner = augmenter is null ? trainer : context.CollapseGuard().Augment(trainer, augmenter with { Seed = seed }, "Key");
        var model = context.Transforms.Conversion.MapValueToKey("Key", "Label").Append(learner).Fit(context.Data.LoadFromEnumerable(train));
        var places = new Random(99);
        double Of(IEnumerable<Digit> digits) => context.MulticlassClassification.Evaluate(model.Transform(context.Data.LoadFromEnumerable(digits.ToArray())), "Key").MacroAccuracy;
        return (Of(held.Select(digit => digit.Placed(1, 1))), Of(held.Select(digit => digit.Placed(places.Next(3), places.Next(3)))));
    }

    private static string Better(double[] values, double[] than) => $"{values.Zip(than).Count(pair => pair.First > pair.Second)} of {values.Length}";

    private static string Text(double[] values) =>
        string.Create(CultureInfo.InvariantCulture, $"{values.Average():F3} ({values.Min():F3} to {values.Max():F3})");

    private static Digit[] Read(string file) =>
        [.. File.ReadLines(Path.Combine(SharedDataSets.Folder, file)).Skip(1).Select(line =>
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
