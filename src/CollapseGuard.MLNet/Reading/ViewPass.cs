using Microsoft.ML;

namespace CollapseGuard.MLNet.Reading;

/// <summary>Reads several columns of a view with one cursor: one cursor a column costs several times as much, and a source that shuffles would hand each of them other rows.</summary>
internal static class ViewPass
{
    /// <summary>Rows between two looks at the cancellation.</summary>
    private const int RowsBetweenChecks = 4_096;

    /// <summary>Rows of a view: what it knows of itself, else counted in one pass.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static long Count(IDataView view, CancellationToken cancellationToken) => view.GetRowCount() ?? Run(view, cancellationToken);

    /// <summary>Appends every row of <paramref name="view"/> to every sink.</summary>
    /// <returns>The rows read.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static long Run(IDataView view, CancellationToken cancellationToken, params ReadOnlySpan<ColumnSink> sinks)
    {
        var columns = new List<DataViewSchema.Column>(sinks.Length);
        foreach (ColumnSink sink in sinks)
        {
            columns.Add(sink.Column);
        }

        using DataViewRowCursor cursor = view.GetRowCursor(columns);
        foreach (ColumnSink sink in sinks)
        {
            sink.Bind(cursor);
        }

        long rows = 0;
        while (cursor.MoveNext())
        {
            if (rows++ % RowsBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            foreach (ColumnSink sink in sinks)
            {
                sink.Append();
            }
        }

        return rows;
    }
}
