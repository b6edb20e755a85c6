using CollapseGuard.Cli.Reading;
using Microsoft.ML;

namespace CollapseGuard.Cli.Models;

/// <summary>A file as the view that a model was fitted to: its columns by name and type, read from the start by every cursor.</summary>
internal sealed class FileView : IDataView
{
    private readonly string path;
    private readonly FileColumn[] columns;
    private readonly CancellationToken cancellation;

    private FileView(string path, DataViewSchema schema, FileColumn[] columns, CancellationToken cancellation)
    {
        this.path = path;
        Schema = schema;
        this.columns = columns;
        this.cancellation = cancellation;
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    /// <summary>Opens a file for a model's input.</summary>
    /// <param name="path">CSV, TSV, Parquet or JSON.</param>
    /// <param name="schema">What the model was fitted to.</param>
    /// <param name="cancellation">Interrupts reading.</param>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static FileView Open(string path, DataViewSchema schema, CancellationToken cancellation)
    {
        using DataSource source = DataSource.Open(path, cancellation);
        var found = new FileColumns(path, source.Columns);
        return new FileView(path, schema, [.. schema.Select(found.Of)], cancellation);
    }

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        FileColumn[] needed = [.. columnsNeeded.Select(c => c.Index).Distinct().Order().Select(index => columns[index])];
        return needed.FirstOrDefault(c => c.Lacking is not null) is { } lacking
            ? throw new InputException(lacking.Lacking!)
            : new FileCursor(Schema, DataSource.Open(path, cancellation), needed);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];
}
