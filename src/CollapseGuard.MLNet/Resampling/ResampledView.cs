using Microsoft.ML;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>The rows to train on: the kept rows of a source in the source's order, and extras spread evenly among them in random order. Free to share.</summary>
/// <remarks>
/// Kept rows are forwarded cell by cell. Of synthetic rows the features are held, of the parents of extras the columns that were asked for.
/// Shuffles if the source does, extras then in another order each time.
/// </remarks>
internal sealed class ResampledView : IDataView
{
    private readonly IDataView source;
    private readonly RowNumbers numbers;
    private readonly RowPlan plan;
    private readonly IReadOnlyDictionary<int, Delegate> synthetic;
    private readonly ParentRows parents;
    private readonly CancellationToken cancellationToken;

    public ResampledView(IDataView source, RowNumbers numbers, RowPlan plan, IReadOnlyDictionary<int, Delegate> synthetic, CancellationToken cancellationToken)
    {
        this.source = source;
        this.numbers = numbers;
        this.plan = plan;
        this.synthetic = synthetic;
        this.cancellationToken = cancellationToken;
        parents = new ParentRows(source, numbers, plan.Sources);
    }

    /// <summary>Whether a cursor was ever asked for; apart, so that who asks need not keep the rows.</summary>
    public ReadMark Reading { get; } = new();

    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => plan.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        Reading.WasRead = true;
        DataViewSchema.Column[] columns = [.. columnsNeeded];
        if (plan.Sources.Length > 0)
        {
            // A column of which every extra has a value of its own need not be kept.
            parents.Read(columns.Where(column => plan.HasCopies || !synthetic.ContainsKey(column.Index)), cancellationToken);
        }

        Random? order = CanShuffle ? rand : null;
        var extras = new ExtraQueue(plan.Sources, order);
        return new ResampledCursor(source.GetRowCursor(columns, order), numbers, plan, parents, synthetic, extras, cancellationToken);
    }

    // One cursor: the source's sets split its rows in ways that give no row numbers in order.
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];
}
