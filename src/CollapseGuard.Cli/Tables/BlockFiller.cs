using System.Runtime.CompilerServices;
using CollapseGuard.Cli.Reading;
using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Cli.Tables;

/// <summary>Copies the chunks of a query into blocks.</summary>
internal sealed class BlockFiller : IDisposable
{
    /// <summary>Texts remembered in all columns together: some 100 bytes each.</summary>
    private const int MostCachedTexts = 1 << 20;

    private readonly DataSource source;
    private readonly ChunkStream chunk;
    private readonly TextCache[] caches;

    public BlockFiller(DataSource source, IReadOnlyList<TableColumn> columns)
    {
        this.source = source;
        bool[] isNumber = [.. source.Columns.Select(c => columns.Any(t => t.Source == c && t.Reading == CellReading.ParsedNumbers))];
        IReadOnlyList<SourceColumn> all = source.Columns;
        IEnumerable<string> expressions = columns.Select(t => t.Expression(Enumerable.Range(0, all.Count).First(i => all[i] == t.Source)));
        chunk = source.Database.Stream(source.SelectTyped(expressions, isNumber));
        caches = [.. columns.Select(_ => new TextCache(Math.Clamp(MostCachedTexts / columns.Count, 256, 1 << 14)))];
    }

    /// <summary>Rows of the present chunk.</summary>
    public int Count => chunk.Count;

    /// <summary>Goes to the next chunk; false at the end.</summary>
    public bool ReadChunk() => source.Database.Read(chunk);

    /// <summary>Fills a block with rows of the present chunk.</summary>
    /// <param name="block">Has the columns of the query.</param>
    /// <param name="first">The first row.</param>
    /// <returns>Rows copied.</returns>
    public int Fill(DataBlock block, int first)
    {
        block.RowCount = Math.Min(block.Capacity, chunk.Count - first);
        for (int c = 0; c < caches.Length; c++)
        {
            if (block.Columns[c].Kind == ColumnKind.Category)
            {
                caches[c].Copy(chunk.Texts(c), first, block.Texts(c));
                continue;
            }

            Span<double> into = block.Numbers(c);
            chunk.Doubles(c).Slice(first, into.Length).CopyTo(into);
            MarkMissing(chunk.Validity(c), first, into);
        }

        return block.RowCount;
    }

    public void Dispose() => chunk.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    private static void MarkMissing(ReadOnlySpan<ulong> validity, int first, Span<double> into)
    {
        for (int i = 0; i < into.Length && !validity.IsEmpty; i++)
        {
            if ((validity[(first + i) >> 6] & (1UL << ((first + i) & 63))) == 0)
            {
                into[i] = MissingNumber.Value;
            }
        }
    }
}
