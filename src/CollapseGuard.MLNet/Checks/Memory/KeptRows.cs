using Microsoft.ML;

namespace CollapseGuard.MLNet.Checks.Memory;

/// <summary>Rows of a view, all or a sample: the columns that are asked for, copied; all others are empty.</summary>
internal sealed class KeptRows
{
    private readonly DataViewSchema schema;
    private readonly Dictionary<int, KeptColumn> columns;

    private KeptRows(DataViewSchema schema, Dictionary<int, KeptColumn> columns)
    {
        this.schema = schema;
        this.columns = columns;
    }

    /// <summary>Rows kept.</summary>
    public int Count { get; private set; }

    /// <summary>The columns kept, in the order of the schema.</summary>
    public IReadOnlyList<KeptColumn> Columns => [.. columns.Values.OrderBy(c => c.Column.Index)];

    /// <summary>Copies all rows.</summary>
    public static KeptRows All(IDataView view, IEnumerable<DataViewSchema.Column> wanted, CancellationToken cancellationToken) => Read(view, wanted, int.MaxValue, 0, cancellationToken);

    /// <summary>Draws rows by seed: each is as likely to be kept as any other (algorithm R of Vitter, 1985).</summary>
    public static KeptRows Read(IDataView view, IEnumerable<DataViewSchema.Column> wanted, int most, int seed, CancellationToken cancellationToken)
    {
        var rows = new KeptRows(view.Schema, wanted.ToDictionary(c => c.Index, KeptColumn.For));
        var random = new Random(seed);
        using DataViewRowCursor cursor = view.GetRowCursor([.. rows.Columns.Select(c => c.Column)]);
        foreach (KeptColumn column in rows.Columns)
        {
            column.Bind(cursor);
        }

        KeptColumn[] kept = [.. rows.Columns];
        for (long seen = 0; cursor.MoveNext(); seen++)
        {
            if ((seen & 4095) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            long place = seen < most ? seen : random.NextInt64(seen + 1);
            if (place < most)
            {
                Array.ForEach(kept, column => column.Keep((int)place));
                rows.Count = (int)Math.Min(seen + 1, most);
            }
        }

        return rows;
    }

    /// <summary>The kept rows as a view.</summary>
    /// <param name="emptied">A column to empty; null for none.</param>
    public MemoryView ToView(DataViewSchema.Column? emptied = null) => ToView(Count, column => column.Column.Index == emptied?.Index ? column.Empty() : column.Source());

    /// <summary>Rows with the same schema whose columns come from elsewhere.</summary>
    /// <param name="rowCount">Rows.</param>
    /// <param name="sourceOf">Where a kept column takes its values from.</param>
    public MemoryView ToView(int rowCount, Func<KeptColumn, ColumnSource> sourceOf) => new(
        schema, rowCount, [.. schema.Select(c => columns.TryGetValue(c.Index, out KeptColumn? kept) ? sourceOf(kept) : KeptColumn.For(c).Empty())]);

    /// <summary>No rows at all, with the schema of a view; tells which columns are asked for.</summary>
    public static MemoryView Nothing(DataViewSchema schema, Action<IEnumerable<DataViewSchema.Column>> opened) =>
        new(schema, 0, [.. schema.Select(c => KeptColumn.For(c).Empty())]) { Opened = opened };
}
