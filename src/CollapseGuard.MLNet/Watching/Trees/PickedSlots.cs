using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>Collects a few slots of a vector of floats: a wide one-hot vector of some thousand rows would not fit into memory.</summary>
/// <param name="column">A vector of floats of known size.</param>
/// <param name="slots">The slots, in order.</param>
internal sealed class PickedSlots(DataViewSchema.Column column, int[] slots) : ColumnSink(column)
{
    private readonly List<float> values = [];

    /// <summary>n x slots, row-major.</summary>
    public float[] ToArray() => [.. values];

    protected override Action Appender(DataViewRow row)
    {
        ValueGetter<VBuffer<float>> getter = row.GetGetter<VBuffer<float>>(Column);
        VBuffer<float> buffer = default;
        return () =>
        {
            getter(ref buffer);
            foreach (int slot in slots)
            {
                values.Add(buffer.GetItemOrDefault(slot));
            }
        };
    }
}
