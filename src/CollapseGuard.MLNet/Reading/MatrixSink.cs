using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Reading;

/// <summary>Collects a vector of floats, dense or sparse, as one matrix, n x <see cref="Width"/>, row-major. A scalar is a vector of one slot.</summary>
internal sealed class MatrixSink : ColumnSink
{
    private float[] values = [];
    private int used;

    /// <exception cref="ArgumentException">The column is neither a number nor a vector of floats of known size.</exception>
    public MatrixSink(DataViewSchema.Column column)
        : base(column)
    {
        Width = column.Type switch
        {
            VectorDataViewType { IsKnownSize: true, ItemType: var item } vector when item == NumberDataViewType.Single => vector.Size,
            VectorDataViewType { IsKnownSize: false } => throw new ArgumentException(
                $"Column '{column.Name}' is a vector of unknown size; one length for all rows is required. Build it with a fixed size, for instance with Concatenate."),
            VectorDataViewType other => throw new ArgumentException(
                $"Column '{column.Name}' is a vector of {other.ItemType}; floats (Single) are required. Convert it with Transforms.Conversion.ConvertType."),
            _ when NumberGetter.Reads(column.Type) => 1,
            _ => throw new ArgumentException(
                $"Column '{column.Name}' has type {column.Type}; a vector of floats is required. Build one with Transforms.Concatenate."),
        };
    }

    /// <summary>Slots in each row.</summary>
    public int Width { get; }

    /// <summary>Rows read so far.</summary>
    public int Count => used / Math.Max(Width, 1);

    /// <summary>The numbers of all rows read, n x <see cref="Width"/>, row-major; a view of the sink's own memory.</summary>
    public ReadOnlyMemory<float> Values => values.AsMemory(0, used);

    /// <summary>The names of the slots as the schema gives them, else <c>Features.0</c>, <c>Features.1</c>, …; distinct.</summary>
    public string[] SlotNames() => Reading.SlotNames.Of(Column);

    protected override Action Appender(DataViewRow row)
    {
        if (Column.Type is not VectorDataViewType)
        {
            Func<double> number = NumberGetter.Of(row, Column);
            return () => Next()[0] = (float)number();
        }

        ValueGetter<VBuffer<float>> getter = row.GetGetter<VBuffer<float>>(Column);
        VBuffer<float> buffer = default;
        return () =>
        {
            getter(ref buffer);
            buffer.CopyTo(Next());
        };
    }

    private Span<float> Next()
    {
        long needed = used + (long)Width;
        if (needed > values.Length)
        {
            if (needed > Array.MaxLength)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                    $"Column '{Column.Name}' has {Width} slots; {Count + 1} rows of them exceed the {Array.MaxLength} numbers that one array holds. Use fewer rows or fewer slots."));
            }

            long wanted = Math.Max(1_024L * Width, 2L * values.Length);
            Array.Resize(ref values, (int)Math.Min(Math.Max(wanted, needed), Array.MaxLength));
        }

        used += Width;
        return values.AsSpan(used - Width, Width);
    }
}
