using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>A vector of floats, dense or sparse: as many numeric columns as it has slots.</summary>
internal sealed class VectorRows(DataViewSchema.Column column) : FeatureColumnRows(column)
{
    private readonly MatrixSink sink = new(column);

    public override ColumnSink Sink => sink;

    public override int Width => sink.Width;

    public override string[] Names => sink.SlotNames();

    /// <summary>The rows read, n x width; the sink's own memory.</summary>
    public ReadOnlyMemory<float> Rows => sink.Values;

    public override string Place(int slot) => $"column '{Column.Name}' slot {slot} ('{Names[slot]}')";

    public override void CopyTo(Span<float> block, int columns, int at)
    {
        ReadOnlySpan<float> rows = sink.Values.Span;
        for (int row = 0; row < sink.Count; row++)
        {
            rows.Slice(row * Width, Width).CopyTo(block[((row * columns) + at)..]);
        }
    }

    public override Delegate Values(float[] synthetic, int columns, int at)
    {
        int width = Width;
        return new SyntheticValue<VBuffer<float>>((int row, ref VBuffer<float> value) => Write(synthetic.AsSpan((row * columns) + at, width), ref value));
    }

    // As ML.NET does it: sparse where at most half of the slots hold something.
    private static void Write(ReadOnlySpan<float> numbers, ref VBuffer<float> value)
    {
        int filled = numbers.Length - numbers.Count(0f);
        if (filled > numbers.Length / 2)
        {
            VBufferEditor<float> dense = VBufferEditor.Create(ref value, numbers.Length);
            numbers.CopyTo(dense.Values);
            value = dense.Commit();
            return;
        }

        VBufferEditor<float> sparse = VBufferEditor.Create(ref value, numbers.Length, filled);
        for (int slot = 0, i = 0; i < filled; slot++)
        {
            if (numbers[slot] != 0)
            {
                sparse.Values[i] = numbers[slot];
                sparse.Indices[i++] = slot;
            }
        }

        value = sparse.Commit();
    }
}
