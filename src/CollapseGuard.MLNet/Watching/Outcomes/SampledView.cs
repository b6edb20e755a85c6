using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Watching.Outcomes;

/// <summary>A bounded sample of rows spread over a whole source: one drawn from each of so many equal stretches, so that a source sorted by class is sampled as evenly as a shuffled one.</summary>
internal sealed class SampledView(IDataView source, long[] rows) : IDataView
{
    public DataViewSchema Schema => source.Schema;

    public bool CanShuffle => false;

    /// <summary>The source itself when it is no greater than the bound.</summary>
    public static IDataView Of(IDataView source, int maximum, int seed, CancellationToken cancellationToken)
    {
        long count = ViewPass.Count(source, cancellationToken);
        if (count <= maximum)
        {
            return source;
        }

        var random = new Random(seed);
        var rows = new long[maximum];
        for (int i = 0; i < maximum; i++)
        {
            long first = (long)((decimal)count * i / maximum), next = (long)((decimal)count * (i + 1) / maximum);
            rows[i] = random.NextInt64(first, next);
        }

        return new SampledView(source, rows);
    }

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new SampledCursor(source.GetRowCursor(columnsNeeded), rows);

    // One cursor: rows dealt to several would lose their number.
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded)];
}
