using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Splitting;

/// <summary>Walks the source and stops at the rows of the part. Belongs to one thread.</summary>
internal sealed class RowPartCursor(DataViewRowCursor source, RowParts parts, int part, bool others) : DataViewRowCursor
{
    private int sourceRow = -1;
    private long position = -1;

    public override DataViewSchema Schema => source.Schema;

    public override long Position => position;

    public override long Batch => source.Batch;

    public override bool MoveNext()
    {
        while (source.MoveNext())
        {
            sourceRow++;
            if (sourceRow >= parts.Rows)
            {
                throw Changed("more than that");
            }

            if ((parts[sourceRow] == part) != others)
            {
                position++;
                return true;
            }
        }

        // The end of a source that has become shorter: its rows were paired with the parts of others.
        if (sourceRow + 1 < parts.Rows)
        {
            throw Changed($"{sourceRow + 1}");
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

    private InvalidOperationException Changed(string now) => new(
        $"The source had {parts.Rows} rows when it was split and has {now} in this pass; a split needs the same rows in the same order at every pass. Cache the source (Data.Cache) or split again.");
}
