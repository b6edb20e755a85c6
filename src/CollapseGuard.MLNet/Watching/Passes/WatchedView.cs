using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Watching.Passes;

/// <summary>The source, with its passes counted. Everything that a trainer can ask is answered by the source: schema object, row count, shuffling, random numbers, cursor sets.</summary>
internal sealed class WatchedView(IDataView source, RowWatch watch) : IDataView
{
    public DataViewSchema Schema => source.Schema;

    // A trainer that shuffles asks this first, and would train on another order if the answer differed.
    public bool CanShuffle => source.CanShuffle;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        watch.BeginPass();
        return Followed(source.GetRowCursor(columnsNeeded, rand));
    }

    // As many cursors as the source gives: a trainer splits its work by them. Together they are one pass.
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        watch.BeginPass();
        return [.. source.GetRowCursorSet(columnsNeeded, n, rand).Select(Followed)];
    }

    private DataViewRowCursor Followed(DataViewRowCursor cursor) => watch.FollowsRows ? new WatchedCursor(cursor, watch) : cursor;
}
