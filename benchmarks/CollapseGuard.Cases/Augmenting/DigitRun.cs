using System.Globalization;
using CollapseGuard.Cases.ResamplingHelps;
using CollapseGuard.MLNet.Tests.Augmenting;
using CollapseGuard.Resampling.Augmentation;

namespace CollapseGuard.Cases.Augmenting;

/// <summary>Whether augmenters help on digits that are moved, and what they cost on digits that are not: the tables of docs/results/augmentation.md.</summary>
internal static class DigitRun
{
    private const int Seeds = 10, TrainingRows = 300, HeldOutRows = 600;

    public static int Run()
    {
        if (SharedData.Folder is not { } folder)
        {
            Console.Error.WriteLine("The data sets are not beside the checkout.");
            return 2;
        }

        var digits = new MovedDigits(folder);
        ImageShape image = MovedDigits.Image;
        (string Name, Augmenter? Augmenter)[] arms =
        [
            ("no copies", null),
            ("unchanged copies", new GaussianJitter { Scale = 0, Copies = 4 }),
            ("ImageShift, 1 pixel", MovedDigits.Shift),
            ("ImageRotation, 10 degrees", new ImageRotation { Shape = image, Copies = 4 }),
            ("shift, then rotation", Augmenter.Chain(MovedDigits.Shift with { Copies = 1 }, new ImageRotation { Shape = image }) with { Copies = 4 }),
            ("Cutout", new Cutout { Shape = image, Copies = 4 }),
            ("GaussianJitter", new GaussianJitter { Copies = 4 }),
            ("Mixup", new Mixup { Copies = 4 }),
            ("FeatureDropout", new FeatureDropout { Copies = 4 }),
        ];
        foreach (bool trees in (bool[])[false, true])
        {
            Console.WriteLine(trees ? "## LightGbm" : "## LbfgsMaximumEntropy");
            Console.WriteLine("| copies | centred | better | moved | better |");
            Console.WriteLine("|---|---|---|---|---|");
            double[] without = [], withoutMoved = [];
            foreach ((string name, Augmenter? augmenter) in arms)
            {
                (double Plain, double Shifted)[] figures = [.. Enumerable.Range(0, Seeds).Select(seed => digits.Accuracies(seed, TrainingRows, HeldOutRows, augmenter, trees))];
                double[] plain = [.. figures.Select(figure => figure.Plain)], moved = [.. figures.Select(figure => figure.Shifted)];
                (without, withoutMoved) = augmenter is null ? (plain, moved) : (without, withoutMoved);
                Console.WriteLine($"| {name} | {Text(plain)} | {Better(plain, without)} | {Text(moved)} | {Better(moved, withoutMoved)} |");
            }
        }

        return 0;
    }

    private static string Better(double[] values, double[] than) => ReferenceEquals(values, than) ? "" : $"{values.Zip(than).Count(pair => pair.First > pair.Second)} of {values.Length}";

    private static string Text(double[] values) =>
        string.Create(CultureInfo.InvariantCulture, $"{values.Average():F3} ({values.Min():F3} to {values.Max():F3})");
}
