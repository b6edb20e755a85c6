using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Regularizing;

/// <summary>The rows of a view that belong to a fold, or all others. Reads through; the source must give its rows in the same order every time.</summary>
internal sealed class FoldView(IDataView source, int[] folds, int fold, bool isHeldOut) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => folds.LongCount(Belongs);

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(this, source.GetRowCursor(columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private long RowCount => folds.LongLength;

    private bool Belongs(int assigned) => (assigned == fold) == isHeldOut;

    private bool Holds(long row) => Belongs(folds[row]);

    private sealed class Cursor(FoldView view, DataViewRowCursor inner) : DataViewRowCursor
    {
        private long position = -1;
        private long row = -1;

        public override long Position => position;

        public override long Batch => inner.Batch;

        public override DataViewSchema Schema => inner.Schema;

        public override bool MoveNext()
        {
            while (inner.MoveNext())
            {
                if (++row >= view.RowCount)
                {
                    throw new InvalidOperationException($"The view gave more than the {view.RowCount} rows of the first pass; cross-validation needs the same rows on every pass. Cache the view (Data.Cache) first.");
                }

                if (view.Holds(row))
                {
                    position++;
                    return true;
                }
            }

            position = -1;
            return false;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => inner.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => inner.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => inner.GetIdGetter();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
