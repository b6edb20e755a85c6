using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Watching.Passes;

/// <summary>The source's cursor, with its rows counted. Belongs to one thread.</summary>
internal sealed class WatchedCursor(DataViewRowCursor source, RowWatch watch) : DataViewRowCursor
{
    private long row;
    private int untold;

    public override DataViewSchema Schema => source.Schema;

    public override long Position => source.Position;

    public override long Batch => source.Batch;

    public override bool MoveNext()
    {
        if (!source.MoveNext())
        {
            return false;
        }

        row++;
        if (++untold == RowWatch.RowsBetweenLooks)
        {
            untold = 0;
            watch.Look(RowWatch.RowsBetweenLooks, row);
        }

        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => source.IsColumnActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => source.GetGetter<TValue>(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => source.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            watch.Count(untold);
            untold = 0;
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}
