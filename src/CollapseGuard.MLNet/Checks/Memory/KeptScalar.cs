using Microsoft.ML;

namespace CollapseGuard.MLNet.Checks.Memory;

/// <summary>Values that are no vectors; text is copied, because a view may use its memory again.</summary>
/// <typeparam name="T">The raw type.</typeparam>
internal sealed class KeptScalar<T>(DataViewSchema.Column column) : KeptColumn(column)
{
    private readonly List<T> values = [];
    private ValueGetter<T>? getter;

    public override void Bind(DataViewRow row) => getter = row.GetGetter<T>(Column);

    public override void Keep(int place)
    {
        T value = default!;
        getter!(ref value);
        if (value is ReadOnlyMemory<char> text)
        {
            value = (T)(object)text.ToString().AsMemory();
        }

        if (place == values.Count)
        {
            values.Add(value);
        }
        else
        {
            values[place] = value;
        }
    }

    public override ColumnSource Source(Func<int, int>? rowOf = null) => new ColumnSource<T>(rowOf is null ? row => values[row] : row => values[rowOf(row)]);

    public override ColumnSource Empty() => new ColumnSource<T>(static _ => default!);

    public override int[] Codes(int rows)
    {
        var codeOf = new Dictionary<object, int>();
        var codes = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            object value = values[row] is ReadOnlyMemory<char> text ? text.ToString() : values[row]!;
            if (!codeOf.TryGetValue(value, out codes[row]))
            {
                codeOf.Add(value, codes[row] = codeOf.Count);
            }
        }

        return codes;
    }

    /// <summary>The value of a row.</summary>
    public T this[int row] => values[row];
}
