using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Evaluating;

/// <summary>A row of an imbalanced table.</summary>
internal sealed class ImbalancedRow
{
    public bool Label { get; set; }

    [VectorType(2)]
    public float[] Features { get; set; } = [0, 0];

    public string Kind { get; set; } = "";

    public string Customer { get; set; } = "";

    public float Number { get; set; }

    public int Index { get; set; }
}

/// <summary>Imbalanced tables by seed: positives are shifted in both features.</summary>
internal static class ImbalancedRows
{
    public static ImbalancedRow[] Of(int rows, double positiveShare, float shift, int seed = 1, int customers = 40)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(i =>
        {
            bool positive = i < (int)Math.Round(rows * positiveShare);
            return new ImbalancedRow
            {
                Label = positive,
                Features = [Normal(random) + (positive ? shift : 0), Normal(random) + (positive ? shift : 0)],
                Kind = positive ? "rare" : i % 3 == 0 ? "common" : "usual",
                Customer = $"c{random.Next(customers)}",
                Number = random.NextSingle() * 100,
                Index = i,
            };
        })];
    }

    public static IDataView View(MLContext context, int rows, double positiveShare, float shift, int seed = 1) =>
        context.Data.LoadFromEnumerable(Of(rows, positiveShare, shift, seed));

    public static List<T> Column<T>(IDataView view, string name) => [.. view.GetColumn<T>(name)];

    private static float Normal(Random random) => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
