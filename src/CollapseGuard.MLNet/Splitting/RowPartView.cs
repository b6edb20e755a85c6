using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Splitting;

/// <summary>The rows of one part of a source, or of all other parts. Columns, annotations and row ids pass untouched.</summary>
internal sealed class RowPartView(IDataView source, RowParts parts, int part, bool others) : IDataView
{
    public DataViewSchema Schema => source.Schema;

    // A shuffled pass would pair rows with the parts of others.
    public bool CanShuffle => false;

    public long? GetRowCount() => others ? parts.Rows - parts.Count(part) : parts.Count(part);

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new RowPartCursor(source.GetRowCursor(columnsNeeded), parts, part, others);

    // One cursor: rows dealt to several would lose their number.
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded)];
}
