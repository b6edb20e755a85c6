using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Resampling;

/// <summary>Rows for tests, each with a number of its own.</summary>
internal sealed class SampleRow
{
    public float Id { get; set; }

    public bool Label { get; set; }

    public string Kind { get; set; } = "";

    public float Number { get; set; }

    public float Weight { get; set; } = 1;

    [VectorType(4)]
    public float[] Features { get; set; } = new float[4];

    public float Age { get; set; }

    public int Visits { get; set; }

    public string Plan { get; set; } = "";

    public bool Member { get; set; }
}

internal static class SampleRows
{
    /// <summary>Rows of which every tenth is positive, of kinds 'a' (three of five), 'b' and 'c'; features follow the label.</summary>
    public static SampleRow[] Make(int count, int positiveEvery = 10)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            bool label = i % positiveEvery == 0;
            int kind = (i % 5) switch { 3 => 1, 4 => 2, _ => 0 };
            float[] features = [random.NextSingle() + (label ? 0.5f : 0), random.NextSingle() + kind, random.NextSingle(), random.NextSingle()];
            return new SampleRow
            {
                Id = i,
                Label = label,
                Kind = "abc"[kind].ToString(),
                Number = (3 * features[0]) + features[1],
                Weight = 1 + (i % 3),
                Features = features,
                Age = 20 + (40 * random.NextSingle()) + (label ? 10 : 0),
                Visits = random.Next(1, 30),
                Plan = label ? (i % 20 == 0 ? "basic" : "gold") : "basic full gold trial".Split(' ')[random.Next(4)],
                Member = random.Next(2) == 0,
            };
        })];
    }

    public static IDataView View(MLContext context, SampleRow[] rows) => context.Data.LoadFromEnumerable(rows);

    public static long Count(IDataView view)
    {
        long rows = 0;
        using DataViewRowCursor cursor = view.GetRowCursor([]);
        while (cursor.MoveNext())
        {
            rows++;
        }

        return rows;
    }
}
