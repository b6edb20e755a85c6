using System.Globalization;
using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Streaming;

/// <summary>The sampled values of one input column.</summary>
internal sealed class InputColumn(SourceColumn source, int capacity)
{
    private readonly float[] numbers = new float[source.IsTypedNumber ? capacity : 0];
    private readonly string?[] texts = new string?[source.IsTypedNumber ? 0 : capacity];

    /// <summary>The column of the file.</summary>
    public SourceColumn Source => source;

    /// <summary>What to select.</summary>
    public string Expression => source.IsTypedNumber ? source.Number : source.Text;

    /// <summary>Copies one value out of a chunk.</summary>
    public void Keep(ChunkStream chunk, int column, int row, int slot)
    {
        if (source.IsTypedNumber)
        {
            numbers[slot] = (float)chunk.Doubles(column)[row];
            return;
        }

        TextVector vector = chunk.Texts(column);
        texts[slot] = vector.IsMissing(row) ? null : vector.Text(row);
    }

    /// <summary>The values at given slots; null when they look like identifiers: text, most of it different.</summary>
    public FeatureColumn? ToFeature(int[] slots)
    {
        if (source.IsTypedNumber)
        {
            return new NumericColumn(source.Name, Array.ConvertAll(slots, s => numbers[s]));
        }

        string?[] values = Array.ConvertAll(slots, s => texts[s]);
        if (source.Type == ColumnType.Cells && values.All(v => v is null || MissingCells.IsAmongNumbers(v) || TryNumber(v, out _)))
        {
            return new NumericColumn(source.Name, Array.ConvertAll(values, v => v is not null && TryNumber(v, out float number) ? number : float.NaN));
        }

        int present = values.Count(v => v is not null);
        return values.Distinct(StringComparer.Ordinal).Count() > Math.Max(50, present / 2) ? null : CategoricalColumn.FromText(source.Name, values);
    }

    private static bool TryNumber(string text, out float number) => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
