using CollapseGuard.MLNet.Reading;
using CollapseGuard.Observations;
using CollapseGuard.Summaries;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Checks.Tables;

/// <summary>Streams columns of a view into the core's accumulator of tables, with one cursor and in bounded memory.</summary>
internal static class TableReader
{
    /// <summary>Reads all columns that can be read.</summary>
    /// <param name="view">The table.</param>
    /// <param name="columns">Which of its columns; the label among them.</param>
    /// <param name="label">Name of the label; null for none.</param>
    /// <param name="keep">How much is kept.</param>
    /// <param name="cancellationToken">Stops between blocks.</param>
    /// <exception cref="ArgumentException">The label, or all of the columns, have types that cannot be read.</exception>
    public static DataAccumulator Read(IDataView view, IEnumerable<DataViewSchema.Column> columns, string? label, DataObservationOptions keep, CancellationToken cancellationToken)
    {
        DataViewSchema.Column[] wanted = [.. columns];
        ColumnFeed[] feeds = FeedFactory.Of(wanted.OrderBy(c => c.Name == label ? 0 : 1));
        if (label is not null && !feeds.Any(f => f.Column.Name == label && f.Targets.Count == 1))
        {
            DataViewSchema.Column column = ColumnSink.Find(view.Schema, label, "labelColumnName");
            throw Refusal.Of($"Label column '{label}' has type {column.Type}; a number, a Boolean, text or a key is required. Convert it first.", "labelColumnName");
        }

        if (feeds.Length == 0)
        {
            throw new ArgumentException($"None of the columns can be read: {string.Join(", ", wanted.Select(c => $"'{c.Name}' ({c.Type})"))}. Numbers, Booleans, text, keys, times and vectors of known size can.", nameof(columns));
        }

        DataColumn[] targets = [.. feeds.SelectMany(f => f.Targets)];
        var table = new DataAccumulator(targets, label is null ? null : feeds[0].Targets[0].Name, keep);
        Fill(view, feeds, new DataBlock(targets), table, cancellationToken);
        return table;
    }

    private static void Fill(IDataView view, ColumnFeed[] feeds, DataBlock block, DataAccumulator table, CancellationToken cancellationToken)
    {
        using DataViewRowCursor cursor = view.GetRowCursor([.. feeds.Select(f => f.Column)]);
        foreach (ColumnFeed feed in feeds)
        {
            feed.Bind(cursor);
        }

        int row = 0;
        block.RowCount = block.Capacity;
        while (cursor.MoveNext())
        {
            int first = 0;
            foreach (ColumnFeed feed in feeds)
            {
                feed.Read(block, first, row);
                first += feed.Targets.Count;
            }

            if (++row == block.Capacity)
            {
                cancellationToken.ThrowIfCancellationRequested();
                table.Add(block);
                row = 0;
            }
        }

        block.RowCount = row;
        table.Add(block);
    }
}
