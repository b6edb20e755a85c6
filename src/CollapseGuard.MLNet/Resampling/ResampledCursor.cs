using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>One pass over a <see cref="ResampledView"/>.</summary>
internal sealed class ResampledCursor(
    DataViewRowCursor source,
    RowNumbers numbers,
    RowPlan plan,
    ParentRows parents,
    IReadOnlyDictionary<int, Delegate> synthetic,
    ExtraQueue extras,
    CancellationToken cancellationToken) : DataViewRowCursor
{
    private readonly ValueGetter<DataViewRowId> sourceId = source.GetIdGetter();
    private long position = -1;
    private int seen;
    private int kept;
    private int row = -1;
    private int extra = -1;
    private int ahead = -1;
    private bool sourceEnded;

    public override long Position => position;

    public override long Batch => 0;

    public override DataViewSchema Schema => source.Schema;

    public override bool IsColumnActive(DataViewSchema.Column column) => source.IsColumnActive(column);

    public override bool MoveNext()
    {
        cancellationToken.ThrowIfCancellationRequested();
        bool moved = IsExtraDue() ? MoveToExtra() : MoveToKept() || MoveToExtra();
        position = moved ? position + 1 : -1;
        return moved;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
    {
        if (extra < 0)
        {
            sourceId(ref id);
            return;
        }

        // 0 would be the id of the row itself.
        id = numbers[row].Combine(new DataViewRowId((ulong)extra + 1, 0));
    };

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        ValueGetter<TValue> ofSource = source.GetGetter<TValue>(column);
        if (plan.Sources.Length == 0)
        {
            return ofSource;
        }

        var ofSynthetic = (SyntheticValue<TValue>?)synthetic.GetValueOrDefault(column.Index);
        ParentColumn<TValue>? ofParents = plan.HasCopies || ofSynthetic is null ? (ParentColumn<TValue>)parents[column] : null;
        return (ref TValue value) =>
        {
            if (extra < 0)
            {
                ofSource(ref value);
            }
            else if (ofSynthetic is not null && plan.SyntheticRows[extra] >= 0)
            {
                ofSynthetic(plan.SyntheticRows[extra], ref value);
            }
            else
            {
                ofParents!.Read(parents.Of(extra), ref value);
            }
        };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    // After k of K kept rows, k/K of the extras have been given.
    private bool IsExtraDue() => extras.Any && kept > 0 && extras.Taken < (long)kept * plan.Sources.Length / plan.KeptCount;

    private bool MoveToExtra()
    {
        if (!extras.Any)
        {
            return false;
        }

        // Extras need nothing of the source's cursor: it goes on to its next row first, which the extra must not be made of.
        LookAhead();
        extra = extras.Take(row, ahead);
        row = plan.Sources[extra];
        return true;
    }

    private bool MoveToKept()
    {
        LookAhead();
        if (ahead < 0)
        {
            return false;
        }

        row = ahead;
        ahead = extra = -1;
        kept++;
        return true;
    }

    // Moves the source to its next kept row, unless it stands there already.
    private void LookAhead()
    {
        while (ahead < 0 && !sourceEnded)
        {
            if (!source.MoveNext())
            {
                sourceEnded = true;
                numbers.RequireAll(seen);
                return;
            }

            DataViewRowId id = default;
            sourceId(ref id);
            int number = numbers.Of(id, seen++);
            ahead = plan.Kept[number] ? number : -1;
        }
    }
}
