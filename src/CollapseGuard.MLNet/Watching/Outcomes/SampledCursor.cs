using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Watching.Outcomes;

/// <summary>Walks the source and stops at the sampled rows. Belongs to one thread.</summary>
internal sealed class SampledCursor(DataViewRowCursor source, long[] rows) : DataViewRowCursor
{
    private long sourceRow = -1;
    private int taken;
    private long position = -1;

    public override DataViewSchema Schema => source.Schema;

    public override long Position => position;

    public override long Batch => 0;

    public override bool MoveNext()
    {
        while (taken < rows.Length && source.MoveNext())
        {
            if (++sourceRow == rows[taken])
            {
                position = taken++;
                return true;
            }
        }

        position = -1;
        return false;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => source.IsColumnActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => source.GetGetter<TValue>(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => source.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}
