using CollapseGuard.Observations;
using CollapseGuard.Summaries;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Checks.Tables;

/// <summary>The first slots of a vector of texts, each a column of categories; empty text is missing.</summary>
internal sealed class TextVectorFeed(DataViewSchema.Column column, string[] names) : ColumnFeed(column)
{
    private readonly TextPool pool = new();
    private ValueGetter<VBuffer<ReadOnlyMemory<char>>>? getter;
    private VBuffer<ReadOnlyMemory<char>> buffer;

    public override IReadOnlyList<DataColumn> Targets { get; } = [.. names.Select(name => new DataColumn(name, ColumnKind.Category))];

    public override void Bind(DataViewRow row) => getter = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(Column);

    public override void Read(DataBlock block, int first, int row)
    {
        getter!(ref buffer);
        int slot = 0;
        foreach (ReadOnlyMemory<char> cell in buffer.DenseValues().Take(Targets.Count))
        {
            block.Texts(first + slot++)[row] = pool.Of(cell.Span);
        }
    }
}
