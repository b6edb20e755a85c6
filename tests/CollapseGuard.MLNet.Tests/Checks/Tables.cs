using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Checks;

/// <summary>Rows made by formulae and seeds.</summary>
internal static class Tables
{
    public static MLContext Context { get; } = new(seed: 1);

    /// <summary>Two classes, the first two of four features tell them.</summary>
    public static IDataView Binary(int rows = 600, double positives = .5, int seed = 1) => Context.Data.LoadFromEnumerable(Draw(rows, seed, (random, x) =>
        new Row { Label = x[0] + x[1] + (.5 * random.NextDouble()) > Threshold(positives), Features = x }));

    /// <summary>A number that two of four features determine up to noise.</summary>
    public static IDataView Regression(int rows = 600, int seed = 1) => Context.Data.LoadFromEnumerable(Draw(rows, seed, (random, x) =>
        new Amount { Label = (3 * x[0]) - (2 * x[1]) + (float)(.2 * random.NextDouble()), Features = x }));

    /// <summary>Three classes by the first feature.</summary>
    public static IDataView Classes(int rows = 600, int seed = 1) => Context.Data.LoadFromEnumerable(Draw(rows, seed, (random, x) =>
        new Kind { Class = (x[0] + (.1 * random.NextDouble())) switch { < -.4 => "low", < .5 => "middle", _ => "high" }, Features = x }));

    public static List<T> Draw<T>(int rows, int seed, Func<Random, float[], T> make)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(_ => make(random, [.. Enumerable.Range(0, 4).Select(_ => (random.NextSingle() * 2) - 1)]))];
    }

    // x0 + x1 + noise has its median at .25.
    private static double Threshold(double positives) => positives >= .5 ? .25 : 1.6 - (8 * positives);

    internal sealed class Row
    {
        public bool Label { get; set; }

        [VectorType(4)]
        public float[] Features { get; set; } = [];
    }

    internal sealed class Amount
    {
        public float Label { get; set; }

        [VectorType(4)]
        public float[] Features { get; set; } = [];
    }

    internal sealed class Kind
    {
        public string Class { get; set; } = "";

        [VectorType(4)]
        public float[] Features { get; set; } = [];
    }
}
