using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Checks.Memory;

/// <summary>Goes through the rows of a <see cref="MemoryView"/>.</summary>
internal sealed class MemoryCursor(MemoryView view, int rowCount, IReadOnlyCollection<DataViewSchema.Column> active) : DataViewRowCursor
{
    private readonly HashSet<int> activeIndices = [.. active.Select(c => c.Index)];
    private long position = -1;

    public override long Position => position;

    public override long Batch => 0;

    public override DataViewSchema Schema => view.Schema;

    public override bool MoveNext()
    {
        position = position + 1 < rowCount ? position + 1 : rowCount;
        return position < rowCount;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => activeIndices.Contains(column.Index);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => view.Getter<TValue>(this, column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)position, 0);
}
