using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Watching;

/// <summary>A row for any trainer.</summary>
internal sealed class WatchedRow
{
    public bool Label { get; set; }

    public float Number { get; set; }

    public uint Group { get; set; }

    public float Count { get; set; }

    [VectorType(5)]
    public float[] Features { get; set; } = [];
}

/// <summary>Tables by seed: the label is the sign of the first two features plus noise, the number their curved sum, the group one of three by the first.</summary>
internal static class WatchedTables
{
    public static WatchedRow[] Rows(int count, int seed = 1, float noise = .5f, float signal = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            float[] x = [.. Enumerable.Range(0, 5).Select(_ => Normal(random))];
            float score = signal * (x[0] + x[1] + (x[0] * x[2])) + (noise * Normal(random));
            return new WatchedRow { Label = score > 0, Number = score, Group = signal * x[0] < -.5f ? 0u : signal * x[0] < .5f ? 1u : 2u, Features = x, Count = MathF.Max(0, MathF.Round(score)) };
        })];
    }

    public static IDataView View(MLContext context, int count, int seed = 1, float noise = .5f, float signal = 1) =>
        Keyed(context, context.Data.LoadFromEnumerable(Rows(count, seed, noise, signal)));

    /// <summary>The group as a key, "Class".</summary>
    public static IDataView Keyed(MLContext context, IDataView rows) =>
        context.Transforms.Conversion.MapValueToKey("Class", "Group", keyOrdinality: Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue).Fit(rows).Transform(rows);

    /// <summary>A saved model, without the times that its zip notes.</summary>
    public static byte[] Saved(MLContext context, ITransformer model, DataViewSchema schema)
    {
        using var file = new MemoryStream();
        context.Model.Save(model, schema, file);
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        using var bytes = new MemoryStream();
        foreach (ZipArchiveEntry entry in zip.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            bytes.Write(System.Text.Encoding.UTF8.GetBytes(entry.FullName));
            using Stream content = entry.Open();
            content.CopyTo(bytes);
        }

        return bytes.ToArray();
    }

    private static float Normal(Random random) => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
