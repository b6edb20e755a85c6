using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Reading;

/// <summary>Collects a label column as classes: Boolean, key, text or number. Codes follow the order of the key's values, false before true, numbers by size, text by ordinal order.</summary>
internal sealed class ClassSink(DataViewSchema.Column column) : ColumnSink(column)
{
    private readonly List<int> firstSeen = [];
    private readonly List<double> numbers = [];
    private readonly List<string> texts = [];
    private readonly Dictionary<double, int> byNumber = [];
    private readonly Dictionary<string, int> byText = new(StringComparer.Ordinal);

    /// <summary>The classes of all rows read.</summary>
    public ClassLabels ToLabels()
    {
        bool text = Column.Type is TextDataViewType;
        int count = text ? texts.Count : numbers.Count;
        int[] order = text
            ? [.. Enumerable.Range(0, count).OrderBy(i => texts[i], StringComparer.Ordinal)]
            : [.. Enumerable.Range(0, count).OrderBy(i => numbers[i])];
        var codeOf = new int[count];
        for (int code = 0; code < count; code++)
        {
            codeOf[order[code]] = code;
        }

        string[]? keys = Column.Type is KeyDataViewType ? ClassNames.OfKey(Column) : null;
        string[] names = [.. order.Select(i => text ? texts[i] : Name(numbers[i], keys))];
        return new ClassLabels([.. firstSeen.Select(i => i < 0 ? ClassLabels.Missing : codeOf[i])], names);
    }

    /// <summary>The number behind each class, in the order of the codes: a key's index from 0, false 0 and true 1; empty for text.</summary>
    public double[] ToNumbers() => [.. numbers.Order()];

    protected override Action Appender(DataViewRow row)
    {
        if (Column.Type is not TextDataViewType)
        {
            Func<double> number = NumberGetter.Of(row, Column);
            return () =>
            {
                double value = number();
                firstSeen.Add(double.IsNaN(value) ? -1 : Index(byNumber, numbers, value));
            };
        }

        ValueGetter<ReadOnlyMemory<char>> getter = row.GetGetter<ReadOnlyMemory<char>>(Column);
        var lookup = byText.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadOnlyMemory<char> cell = default;
        return () =>
        {
            getter(ref cell);
            firstSeen.Add(cell.IsEmpty ? -1 : lookup.TryGetValue(cell.Span, out int known) ? known : Index(byText, texts, cell.ToString()));
        };
    }

    private static int Index<T>(Dictionary<T, int> index, List<T> values, T value)
        where T : notnull
    {
        if (!index.TryGetValue(value, out int known))
        {
            index.Add(value, known = values.Count);
            values.Add(value);
        }

        return known;
    }

    private string Name(double number, string[]? keys) => Column.Type switch
    {
        BooleanDataViewType => number != 0 ? "true" : "false",
        KeyDataViewType when keys is not null && number < keys.Length => keys[(int)number],
        _ => number.ToString("R", CultureInfo.InvariantCulture),
    };
}
