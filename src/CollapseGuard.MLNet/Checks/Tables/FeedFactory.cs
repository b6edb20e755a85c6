using CollapseGuard.MLNet.Reading;
using CollapseGuard.Summaries;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Checks.Tables;

/// <summary>Finds for each column of a view how it is read; columns of other types (images, row ids, vectors of unknown size) are left out.</summary>
internal sealed class FeedFactory
{
    /// <summary>Columns that a table has at most, slots of vectors counted one by one: beyond, the first ones are taken.</summary>
    public const int MostColumns = 1_000;

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private int room = MostColumns;

    /// <summary>One feed for each column that can be read, in the order given.</summary>
    public static ColumnFeed[] Of(IEnumerable<DataViewSchema.Column> columns)
    {
        var factory = new FeedFactory();
        DataViewSchema.Column[] all = [.. columns];
        foreach (DataViewSchema.Column column in all.Where(c => c.Type is not VectorDataViewType))
        {
            factory.names.Add(column.Name);
        }

        return [.. all.Select(factory.Feed).OfType<ColumnFeed>()];
    }

    private ColumnFeed? Feed(DataViewSchema.Column column)
    {
        if (room == 0)
        {
            return null;
        }

        ColumnFeed? feed = column.Type switch
        {
            TextDataViewType or BooleanDataViewType or KeyDataViewType => new CategoryFeed(column, column.Name),
            NumberDataViewType => new NumberFeed(column, column.Name),
            VectorDataViewType { IsKnownSize: true } vector => Vector(column, vector),
            { RawType: var raw } when NumberFeed.Reads(raw) => new NumberFeed(column, column.Name),
            _ => null,
        };
        room -= feed?.Targets.Count ?? 0;
        return feed;
    }

    private ColumnFeed? Vector(DataViewSchema.Column column, VectorDataViewType vector) => Type.GetTypeCode(vector.ItemType.RawType) switch
    {
        _ when vector.ItemType is TextDataViewType => new TextVectorFeed(column, Slots(column)),
        _ when vector.ItemType is not NumberDataViewType and not BooleanDataViewType => null,
        TypeCode.Single => new VectorFeed<float>(column, Slots(column), static v => v),
        TypeCode.Double => new VectorFeed<double>(column, Slots(column), static v => v),
        TypeCode.Boolean => new VectorFeed<bool>(column, Slots(column), static v => v ? 1 : 0),
        TypeCode.Int32 => new VectorFeed<int>(column, Slots(column), static v => v),
        TypeCode.Int64 => new VectorFeed<long>(column, Slots(column), static v => v),
        TypeCode.Int16 => new VectorFeed<short>(column, Slots(column), static v => v),
        TypeCode.Byte => new VectorFeed<byte>(column, Slots(column), static v => v),
        TypeCode.UInt32 => new VectorFeed<uint>(column, Slots(column), static v => v),
        _ => null,
    };

    // The slot's own name where it is not taken: a concatenated column has its slots named after the columns it was made of.
    private string[] Slots(DataViewSchema.Column column)
    {
        string prefix = column.Name + ".";
        string[] slots = SlotNames.Of(column);
        return [.. slots.Take(room).Select((slot, i) => Free(slot) ?? Free(prefix + slot) ?? Free(FormattableString.Invariant($"{prefix}{i}")) ?? Free(FormattableString.Invariant($"{prefix}{slot}#{i}"))!)];
    }

    private string? Free(string name) => names.Add(name) ? name : null;
}
