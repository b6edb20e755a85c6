using System.Threading.Channels;
using CollapseGuard.Cli.Output;
using CollapseGuard.Cli.Reading;
using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Cli.Tables;

/// <summary>Streams a file into an accumulator: one thread parses, another counts.</summary>
internal sealed class TableReader(DataSource source, Action<string> say)
{
    private const int MostBlockCells = 1 << 21;
    private const int Blocks = 3;

    /// <summary>Reads all rows once; again from the start when a column of numbers turns out to hold text.</summary>
    /// <param name="columns">What to read, and how as far as the first rows tell.</param>
    /// <param name="label">Name of the label; null for none.</param>
    /// <param name="options">How much is kept.</param>
    /// <param name="progress">Is told how many rows are done.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InputException">The file cannot be read as what it claims to be.</exception>
    public DataAccumulator Read(IReadOnlyList<TableColumn> columns, string? label, DataObservationOptions options, Action<long> progress, CancellationToken cancellation)
    {
        TableColumn[] reading = [.. columns];
        while (true)
        {
            try
            {
                return Stream(reading, label, options, progress, cancellation);
            }
            catch (InputException problem) when (problem.InnerException is { } inner && UnexpectedCell.In(inner.Message) is { } cell)
            {
                TakeBack(reading, cell);
            }
        }
    }

    private void TakeBack(TableColumn[] reading, UnexpectedCell cell)
    {
        SourceColumn column = source.Columns[cell.Column];
        int index = Array.FindIndex(reading, r => r.Source == column);
        CellReading next = KindGuess.With(cell.Cell);
        reading[index] = reading[index] with { Reading = next > reading[index].Reading ? next : CellReading.Categories };
        if (reading[index].Reading == CellReading.Categories)
        {
            string shown = cell.Cell.Length > 40 ? cell.Cell[..40] + "…" : cell.Cell;
            string where = cell.Line is null ? "" : $"line {cell.Line} of ";
            string why = column.Type == ColumnType.Integer ? $"holds {shown}, and such numbers cannot be told apart as numbers" : $"holds '{shown}' among numbers";
            say($"{where}column '{column.Name}' {why}; the column is read as categories");
        }
    }

    private DataAccumulator Stream(TableColumn[] columns, string? label, DataObservationOptions options, Action<long> progress, CancellationToken cancellation)
    {
        DataColumn[] data = [.. columns.Select(c => c.Data)];
        var seen = new DataAccumulator(data, label, options);
        Channel<DataBlock> filled = Channel.CreateBounded<DataBlock>(Blocks), free = Channel.CreateBounded<DataBlock>(Blocks);
        int capacity = Math.Clamp(MostBlockCells / data.Length, 64, DataBlock.DefaultCapacity);
        for (int i = 0; i < Blocks; i++)
        {
            free.Writer.TryWrite(new DataBlock(data, capacity));
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task parsing = Task.Run(() => FillAsync(columns, free.Reader, filled.Writer, stop.Token), CancellationToken.None);
        try
        {
            while (Next(filled.Reader) is { } block)
            {
                seen.Add(block);
                progress(seen.Rows);
                free.Writer.TryWrite(block);
            }
        }
        finally
        {
            // Whatever happened here, the file must not be closed while the other thread reads it. It hands its failures over and throws none.
            stop.Cancel();
            parsing.GetAwaiter().GetResult();
        }

        cancellation.ThrowIfCancellationRequested(); // an interrupted query may look like the end of the file
        return seen;
    }

    /// <summary>The next full block; null at the end. A failure of the other side is thrown here.</summary>
    private static DataBlock? Next(ChannelReader<DataBlock> blocks)
    {
        while (blocks.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            if (blocks.TryRead(out DataBlock? block))
            {
                return block;
            }
        }

        return null;
    }

    private async Task FillAsync(TableColumn[] columns, ChannelReader<DataBlock> free, ChannelWriter<DataBlock> filled, CancellationToken cancellation)
    {
        try
        {
            using var rows = new BlockFiller(source, columns);
            while (rows.ReadChunk())
            {
                for (int first = 0; first < rows.Count;)
                {
                    DataBlock block = await free.ReadAsync(cancellation).ConfigureAwait(false);
                    first += rows.Fill(block, first);
                    await filled.WriteAsync(block, cancellation).ConfigureAwait(false);
                }
            }

            filled.Complete();
        }
#pragma warning disable CA1031 // Handed over to the reading side, which throws it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            filled.Complete(failure);
        }
    }
}
