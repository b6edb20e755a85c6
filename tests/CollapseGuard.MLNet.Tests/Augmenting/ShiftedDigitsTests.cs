using System.Globalization;
using CollapseGuard.Resampling.Augmentation;
using CollapseGuard.Tests;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Augmenting;

/// <summary>Whether shifted copies help where digits are shifted and not in training: handwritten digits of 8 x 8, in a frame of 10 x 10.</summary>
public class ShiftedDigitsTests(ITestOutputHelper output)
{
    private const int Side = 10;

    private const int Train = 300;

    [Fact]
    public void Shifted_copies_help_on_shifted_digits_over_five_seeds()
    {
        SharedDataSets.Require();
        Digit[] all = Read("optdigits_train.csv"), held = [.. Read("optdigits_test.csv").Take(600)];
        var image = new ImageShape(Side, Side);
        (string Name, Augmenter? Augmenter)[] arms =
        [
            ("none", null),
            ("ImageShift, 1 pixel", new ImageShift { Shape = image, MaxVertical = 1, MaxHorizontal = 1, Copies = 4 }),
            ("ImageRotation, 10 degrees", new ImageRotation { Shape = image, Copies = 4 }),
            ("GaussianJitter", new GaussianJitter { KeepIntegers = false, Copies = 4 }),
            ("Mixup", new Mixup { Copies = 4 }),
            ("FeatureDropout", new FeatureDropout { Copies = 4 }),
        ];
        var shifted = new double[arms.Length][];
        for (int arm = 0; arm < arms.Length; arm++)
        {
            shifted[arm] = new double[5];
            var plain = new double[5];
            for (int seed = 0; seed < 5; seed++)
            {
                var context = new MLContext(seed);
                var random = new Random(seed);
                Digit[] train = [.. all.OrderBy(_ => random.Next()).Take(Train).Select(digit => digit.Placed(1, 1))];
                (plain[seed], shifted[arm][seed]) = Accuracies(context, train, held, arms[arm].Augmenter is { } augmenter ? augmenter with { Seed = seed } : null);
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {arms[arm].Name} | {Text(plain)} | {Text(shifted[arm])} |"));
        }

        // Both the mean and, seed by seed, at least four of five.
        Assert.True(shifted[1].Average() > shifted[0].Average() + .05);
        Assert.InRange(shifted[1].Zip(shifted[0]).Count(pair => pair.First > pair.Second), 4, 5);
    }

    private static (double Plain, double Shifted) Accuracies(MLContext context, Digit[] train, Digit[] held, Augmenter? augmenter)
    {
        var trainer = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Key");
        IEstimator<ITransformer> learner = augmenter is null ? trainer : context.CollapseGuard().Augment(trainer, augmenter, "Key");
        var model = context.Transforms.Conversion.MapValueToKey("Key", "Label").Append(learner).Fit(context.Data.LoadFromEnumerable(train));
        var places = new Random(99);
        double Of(IEnumerable<Digit> digits) => context.MulticlassClassification.Evaluate(model.Transform(context.Data.LoadFromEnumerable(digits.ToArray())), "Key").MacroAccuracy;
        return (Of(held.Select(digit => digit.Placed(1, 1))), Of(held.Select(digit => digit.Placed(places.Next(3), places.Next(3)))));
    }

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
