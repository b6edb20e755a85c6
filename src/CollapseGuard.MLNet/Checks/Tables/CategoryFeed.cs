using CollapseGuard.MLNet.Reading;
using CollapseGuard.Observations;
using CollapseGuard.Summaries;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Checks.Tables;

/// <summary>Text, a key or a Boolean as a category; empty text and key 0 are missing.</summary>
internal sealed class CategoryFeed(DataViewSchema.Column column, string name) : ColumnFeed(column)
{
    private Func<string?> text = static () => null;

    public override IReadOnlyList<DataColumn> Targets { get; } = [new DataColumn(name, ColumnKind.Category)];

    public override void Bind(DataViewRow row)
    {
        if (Column.Type is TextDataViewType)
        {
            ValueGetter<ReadOnlyMemory<char>> getter = row.GetGetter<ReadOnlyMemory<char>>(Column);
            var pool = new TextPool();
            ReadOnlyMemory<char> cell = default;
            text = () =>
            {
                getter(ref cell);
                return pool.Of(cell.Span);
            };
            return;
        }

        Func<double> number = NumberGetter.Of(row, Column);
        string[]? names = Column.Type is KeyDataViewType ? ClassNames.OfKey(Column) : ["false", "true"];
        text = () => number() switch
        {
            double.NaN => null,
            var index when names is not null && index < names.Length => names[(int)index],
            var index => FormattableString.Invariant($"{index}"),
        };
    }

    public override void Read(DataBlock block, int first, int row) => block.Texts(first)[row] = text();
}
