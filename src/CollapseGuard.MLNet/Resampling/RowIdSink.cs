using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>Collects the ids of the rows in the pass over some column.</summary>
internal sealed class RowIdSink(DataViewSchema.Column any) : ColumnSink(any)
{
    private readonly List<DataViewRowId> ids = [];

    /// <summary>The id of each row read.</summary>
    public DataViewRowId[] ToArray() => [.. ids];

    protected override Action Appender(DataViewRow row)
    {
        ValueGetter<DataViewRowId> getter = row.GetIdGetter();
        return () =>
        {
            DataViewRowId id = default;
            getter(ref id);
            ids.Add(id);
        };
    }
}
