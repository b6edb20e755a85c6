using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>The rows that extras are made of, in the columns that a trainer asked for. Free to share between threads.</summary>
/// <remarks>
/// To stand away from its source row an extra needs that row's values while other rows are read, and a view cannot be read at random.
/// So these are kept, once for each parent and column: the rows of the small classes, as a rule. The large classes are never kept.
/// </remarks>
internal sealed class ParentRows
{
    private readonly IDataView source;
    private readonly RowNumbers numbers;
    private readonly Lock gate = new();
    private readonly Dictionary<int, ParentColumn> columns = [];
    private readonly int[] parentOfRow;
    private readonly int[] parentOfExtra;
    private readonly int count;

    public ParentRows(IDataView source, RowNumbers numbers, int[] extras)
    {
        this.source = source;
        this.numbers = numbers;
        parentOfRow = new int[numbers.Count];
        Array.Fill(parentOfRow, -1);
        parentOfExtra = new int[extras.Length];
        for (int extra = 0; extra < extras.Length; extra++)
        {
            ref int parent = ref parentOfRow[extras[extra]];
            parent = parent < 0 ? count++ : parent;
            parentOfExtra[extra] = parent;
        }
    }

    /// <summary>The parent of an extra.</summary>
    public int Of(int extra) => parentOfExtra[extra];

    /// <summary>Values of a column that was read.</summary>
    public ParentColumn this[DataViewSchema.Column column]
    {
        get
        {
            lock (gate)
            {
                return columns[column.Index];
            }
        }
    }

    /// <summary>Reads the columns that were not read yet, in one pass.</summary>
    public void Read(IEnumerable<DataViewSchema.Column> wanted, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            DataViewSchema.Column[] missing = [.. wanted.Where(column => !columns.ContainsKey(column.Index)).DistinctBy(column => column.Index)];
            if (missing.Length == 0)
            {
                return;
            }

            using DataViewRowCursor cursor = source.GetRowCursor(missing);
            ValueGetter<DataViewRowId> idOf = cursor.GetIdGetter();
            ParentColumn[] stores = [.. missing.Select(column => ParentColumn.Of(column.Type, count))];
            Action<int>[] keepers = [.. missing.Zip(stores, (column, store) => store.Keeper(cursor, column))];
            int seen = 0;
            for (DataViewRowId id = default; cursor.MoveNext(); seen++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                idOf(ref id);
                int parent = parentOfRow[numbers.Of(id, seen)];
                for (int i = 0; parent >= 0 && i < keepers.Length; i++)
                {
                    keepers[i](parent);
                }
            }

            numbers.RequireAll(seen);
            for (int i = 0; i < missing.Length; i++)
            {
                columns.Add(missing[i].Index, stores[i]);
            }
        }
    }
}
