using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Reading;

/// <summary>A cursor that stops at some rows of another and shows them as they are. Belongs to one thread; disposes of the other.</summary>
internal abstract class PassingCursor(DataViewRowCursor source) : DataViewRowCursor
{
    private long position = -1;

    public sealed override DataViewSchema Schema => source.Schema;

    public sealed override long Position => position;

    public sealed override long Batch => source.Batch;

    public sealed override bool MoveNext()
    {
        if (!Find(source))
        {
            position = -1;
            return false;
        }

        position++;
        return true;
    }

    public sealed override bool IsColumnActive(DataViewSchema.Column column) => source.IsColumnActive(column);

    public sealed override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => source.GetGetter<TValue>(column);

    public sealed override ValueGetter<DataViewRowId> GetIdGetter() => source.GetIdGetter();

    /// <summary>Moves the source to the next row to stop at; false at the end.</summary>
    protected abstract bool Find(DataViewRowCursor source);

    protected sealed override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}
