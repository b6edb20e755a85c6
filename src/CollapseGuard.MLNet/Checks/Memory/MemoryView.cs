using Microsoft.ML;

namespace CollapseGuard.MLNet.Checks.Memory;

/// <summary>A few rows in memory with the schema of another view; what is not kept of it is empty.</summary>
/// <param name="schema">The schema, taken over as it is.</param>
/// <param name="rowCount">Rows.</param>
/// <param name="sources">One for each column of the schema.</param>
internal sealed class MemoryView(DataViewSchema schema, int rowCount, IReadOnlyList<ColumnSource> sources) : IDataView
{
    /// <summary>Called with the columns of every cursor that is opened; null to ignore.</summary>
    public Action<IEnumerable<DataViewSchema.Column>>? Opened { get; init; }

    public bool CanShuffle => false;

    public DataViewSchema Schema => schema;

    public long? GetRowCount() => rowCount;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        Opened?.Invoke(needed);
        return new MemoryCursor(this, rowCount, needed);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    /// <summary>The getter of a column for a row of this view.</summary>
    public ValueGetter<TValue> Getter<TValue>(DataViewRow owner, DataViewSchema.Column column) =>
        sources[column.Index].Getter(owner) as ValueGetter<TValue>
        ?? throw new InvalidOperationException($"Column '{column.Name}' has values of type {column.Type.RawType}, not {typeof(TValue)}.");
}
