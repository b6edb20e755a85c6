using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Checks.Memory;

/// <summary>Values that are vectors, copied.</summary>
/// <typeparam name="T">The raw type of a slot.</typeparam>
internal sealed class KeptVector<T>(DataViewSchema.Column column) : KeptColumn(column)
{
    private readonly List<VBuffer<T>> values = [];
    private ValueGetter<VBuffer<T>>? getter;
    private VBuffer<T> buffer;

    public override void Bind(DataViewRow row) => getter = row.GetGetter<VBuffer<T>>(Column);

    public override void Keep(int place)
    {
        getter!(ref buffer);
        VBuffer<T> copy = default;
        buffer.CopyTo(ref copy);
        if (place == values.Count)
        {
            values.Add(copy);
        }
        else
        {
            values[place] = copy;
        }
    }

    public override ColumnSource Source(Func<int, int>? rowOf = null) => new CopySource(rowOf is null ? row => values[row] : row => values[rowOf(row)]);

    public override ColumnSource Empty()
    {
        int size = Column.Type is VectorDataViewType { IsKnownSize: true } vector ? vector.Size : 0;
        return new CopySource(_ => new VBuffer<T>(size, 0, [], []));
    }

    public override int[] Codes(int rows) => [.. Enumerable.Range(0, rows)];

    /// <summary>The value of a row.</summary>
    public VBuffer<T> this[int row] => values[row];

    // Whoever asks owns what he gets and may write into it.
    private sealed class CopySource(Func<int, VBuffer<T>> value) : ColumnSource
    {
        public override Delegate Getter(DataViewRow owner) => new ValueGetter<VBuffer<T>>((ref VBuffer<T> into) => value((int)owner.Position).CopyTo(ref into));
    }
}
