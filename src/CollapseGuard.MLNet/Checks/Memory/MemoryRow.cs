using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Checks.Memory;

/// <summary>One row of a <see cref="MemoryView"/>, moved by hand: what a prediction engine hands to a model.</summary>
internal sealed class MemoryRow(MemoryView view) : DataViewRow
{
    private long position;

    public override long Position => position;

    public override long Batch => 0;

    public override DataViewSchema Schema => view.Schema;

    /// <summary>Stands at another row.</summary>
    public void MoveTo(int row) => position = row;

    public override bool IsColumnActive(DataViewSchema.Column column) => true;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => view.Getter<TValue>(this, column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)position, 0);
}
