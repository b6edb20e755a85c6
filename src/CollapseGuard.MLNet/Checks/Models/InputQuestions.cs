using CollapseGuard.MLNet.Checks.Memory;
using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Checks.Models;

/// <summary>A model's input columns as a table of numbers that can be permuted and zeroed, and the model as a function of such rows.</summary>
/// <remarks>
/// Floats and vectors of floats stand for themselves, a column a slot. Everything else (text, keys, Booleans, other numbers) stands as the code of one of its kept
/// values; code 0, where "zeroed" leads, is the value of the first kept row, so that no value is invented that the pipeline might refuse.
/// </remarks>
internal sealed class InputQuestions
{
    /// <summary>Slots of vectors that are asked one by one, at most; wider vectors are permuted as a whole.</summary>
    private const int MostSlots = 300;

    private readonly ITransformer model;
    private readonly KeptRows rows;
    private readonly string scoreColumnName;
    private readonly List<FeatureColumn> columns = [];
    private readonly Dictionary<int, Func<float[], ColumnSource>> sources = [];

    public InputQuestions(ITransformer model, KeptRows rows, IReadOnlyCollection<DataViewSchema.Column> needed, string scoreColumnName)
    {
        this.model = model;
        this.rows = rows;
        this.scoreColumnName = scoreColumnName;
        var asked = needed.Select(c => c.Index).ToHashSet();
        foreach (KeptColumn kept in rows.Columns.Where(k => asked.Contains(k.Column.Index)))
        {
            sources[kept.Column.Index] = kept switch
            {
                KeptScalar<float> number => Number(number),
                KeptVector<float> { Column.Type: VectorDataViewType { IsKnownSize: true } type } vector when columns.Count + type.Size <= MostSlots => Slots(vector, type.Size),
                _ => Codes(kept),
            };
        }
    }

    /// <summary>The kept rows as the table that is asked about.</summary>
    public FeatureTable Table => FeatureTable.FromColumns(columns);

    /// <summary>The model as a function of rows of that table.</summary>
    public void Score(ReadOnlySpan<float> asked, int columnCount, Span<float> outputs)
    {
        float[] values = asked.ToArray();
        MemoryView view = rows.ToView(values.Length / columnCount, kept => sources.TryGetValue(kept.Column.Index, out Func<float[], ColumnSource>? source) ? source(values) : kept.Empty());
        ModelAnswers.Of(model.Transform(view), scoreColumnName).CopyTo(outputs);
    }

    private Func<float[], ColumnSource> Number(KeptScalar<float> kept)
    {
        int place = Append(kept.Column.Name, row => kept[row]);
        return values => new ColumnSource<float>(row => values[(row * columns.Count) + place]);
    }

    private Func<float[], ColumnSource> Slots(KeptVector<float> kept, int size)
    {
        int first = columns.Count;
        string[] names = SlotNames.Of(kept.Column);
        float[][] dense = [.. Enumerable.Range(0, rows.Count).Select(row => kept[row].DenseValues().ToArray())];
        for (int slot = 0; slot < size; slot++)
        {
            int s = slot;
            Append(columns.Exists(c => c.Name == names[s]) ? $"{kept.Column.Name}.{names[s]}" : names[s], row => dense[row][s]);
        }

        return values => new ColumnSource<VBuffer<float>>(row => new VBuffer<float>(size, values.AsSpan((row * columns.Count) + first, size).ToArray()));
    }

    private Func<float[], ColumnSource> Codes(KeptColumn kept)
    {
        int[] codes = kept.Codes(rows.Count);
        int count = codes.DefaultIfEmpty(-1).Max() + 1;
        var firstRow = new int[count];
        for (int row = rows.Count - 1; row >= 0; row--)
        {
            firstRow[codes[row]] = row;
        }

        int place = Append(kept.Column.Name, row => codes[row]);

        // Rescaled codes mean nothing; they become some other code.
        return values => kept.Source(row => firstRow[(int)((long)values[(row * columns.Count) + place] % count)]);
    }

    private int Append(string name, Func<int, float> value)
    {
        columns.Add(new NumericColumn(name, Enumerable.Range(0, rows.Count).Select(value).ToArray()));
        return columns.Count - 1;
    }
}
