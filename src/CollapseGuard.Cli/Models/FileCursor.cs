using CollapseGuard.Cli.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.Cli.Models;

/// <summary>Goes through the rows of a file, a chunk at a time. Belongs to one thread.</summary>
internal sealed class FileCursor : DataViewRowCursor
{
    private readonly DataSource source;
    private readonly ChunkStream? chunk;
    private readonly FileColumn[] columns;
    private readonly FileCell[] cells;
    private readonly double[][] numbers;
    private readonly string?[][] texts;
    private long position = -1;
    private int row = -1;
    private int count;

    /// <param name="schema">The view's.</param>
    /// <param name="source">The file, opened; closed with the cursor.</param>
    /// <param name="columns">Those that are read; all of them can be.</param>
    public FileCursor(DataViewSchema schema, DataSource source, FileColumn[] columns)
    {
        Schema = schema;
        this.source = source;
        this.columns = columns;
        cells = [.. columns.SelectMany(c => c.Cells)];
        numbers = [.. cells.Select(_ => Array.Empty<double>())];
        texts = [.. cells.Select(_ => Array.Empty<string?>())];
        try
        {
            // Without a column rows are counted by a constant.
            bool[] areNumbers = [.. source.Columns.Select(c => cells.Any(cell => cell.IsNumber && cell.Source.Name == c.Name) && !cells.Any(cell => !cell.IsNumber && cell.Source.Name == c.Name))];
            chunk = source.Database.Stream(source.SelectTyped(cells.Length == 0 ? ["0::DOUBLE"] : cells.Select(cell => Expression(cell, areNumbers)), areNumbers));
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public override long Position => position;

    public override long Batch => 0;

    public override DataViewSchema Schema { get; }

    /// <summary>The number of a cell in the row at hand; NaN when it is missing.</summary>
    public double Number(int cell) => numbers[cell][row];

    /// <summary>The text of a cell in the row at hand; null when it is missing.</summary>
    public string? Text(int cell) => texts[cell][row];

    public override bool MoveNext()
    {
        if (++row >= count && !ReadChunk())
        {
            row = count;
            return false;
        }

        position++;
        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => columns.Any(c => c.Name == column.Name);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        int index = Array.FindIndex(columns, c => c.Name == column.Name);
        Delegate getter = columns[index].Getter(this, columns.Take(index).Sum(c => c.Cells.Count));
        return getter as ValueGetter<TValue> ?? throw new InvalidOperationException($"Column '{column.Name}' has values of type {column.Type.RawType}, not {typeof(TValue)}.");
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)position, 0);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            chunk?.Dispose();
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private string Expression(FileCell cell, bool[] areNumbers)
    {
        int index = Enumerable.Range(0, source.Columns.Count).First(i => source.Columns[i] == cell.Source || source.Columns[i].Name == cell.Source.Name);
        return !cell.IsNumber ? cell.Source.Text
            : cell.Source.Type == ColumnType.Cells && areNumbers[index] ? $"coalesce({cell.Source.Sql}, 'nan'::DOUBLE)"
            : cell.Source.Number;
    }

    private bool ReadChunk()
    {
        do
        {
            if (!source.Database.Read(chunk!))
            {
                return false;
            }
        }
        while (chunk!.Count == 0);

        (count, row) = (chunk.Count, 0);
        for (int cell = 0; cell < cells.Length; cell++)
        {
            if (cells[cell].IsNumber)
            {
                numbers[cell] = chunk.Doubles(cell).ToArray();
                continue;
            }

            TextVector vector = chunk.Texts(cell);
            var read = new string?[count];
            for (int i = 0; i < count; i++)
            {
                read[i] = vector.IsMissing(i) ? null : vector.Text(i);
            }

            texts[cell] = read;
        }

        return true;
    }
}
