using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Normalizing;

/// <summary>Views of chosen numbers.</summary>
internal static class FeatureRows
{
    public static IDataView View(MLContext context, params float[][] rows) => View(context, [.. rows.Select(row => new VBuffer<float>(row.Length, row))], []);

    /// <summary>Rows with labels: of one slot from a function.</summary>
    public static IDataView View(MLContext context, int count, Func<int, float[]> features, Func<int, float> label) =>
        View(context, [.. Enumerable.Range(0, count).Select(features).Select(row => new VBuffer<float>(row.Length, row))], [.. Enumerable.Range(0, count).Select(label)]);

    public static IDataView View(MLContext context, VBuffer<float>[] rows, float[] labels)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(Row));
        definition["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows[0].Length);
        return context.Data.LoadFromEnumerable(
            rows.Select((row, i) => new Row { Features = row, X = row.GetItemOrDefault(0), Label = labels.Length > 0 ? labels[i] : 0, IsHigh = labels.Length > 0 && labels[i] > 0 }), definition);
    }

    /// <summary>Vectors of a column, densely.</summary>
    public static float[][] Vectors(IDataView view, string column = "Features") =>
        [.. view.GetColumn<VBuffer<float>>(column).Select(buffer => buffer.DenseValues().ToArray())];

    /// <summary>Saves, loads with another context, and says whether a name of ours is anywhere in the file.</summary>
    public static (ITransformer Loaded, bool NamesOurs) Reload(MLContext context, ITransformer model, DataViewSchema schema)
    {
        using var file = new MemoryStream();
        context.Model.Save(model, schema, file);
        file.Position = 0;
        bool named = false;
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Read, leaveOpen: true))
        {
            foreach (System.IO.Compression.ZipArchiveEntry entry in zip.Entries)
            {
                using var content = new MemoryStream();
                using Stream stream = entry.Open();
                stream.CopyTo(content);
                named |= Contains(content.ToArray(), System.Text.Encoding.UTF8.GetBytes("CollapseGuard")) || Contains(content.ToArray(), System.Text.Encoding.Unicode.GetBytes("CollapseGuard"));
            }
        }

        file.Position = 0;
        return (new MLContext(seed: 2).Model.Load(file, out _), named);
    }

    private static bool Contains(ReadOnlySpan<byte> all, ReadOnlySpan<byte> part) => all.IndexOf(part) >= 0;

    private sealed class Row
    {
        public VBuffer<float> Features { get; set; }

        public float X { get; set; }

        public float Label { get; set; }

        public bool IsHigh { get; set; }
    }
}
