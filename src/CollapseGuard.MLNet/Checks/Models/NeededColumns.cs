using CollapseGuard.MLNet.Checks.Memory;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Checks.Models;

/// <summary>The columns of the data that an output of a model is made of: those it asks for when it is opened on a view that listens.</summary>
internal static class NeededColumns
{
    /// <summary>The columns in the order of the schema; empty when the output is made of nothing.</summary>
    public static IReadOnlyList<DataViewSchema.Column> Of(ITransformer model, DataViewSchema schema, string outputColumnName)
    {
        var asked = new SortedDictionary<int, DataViewSchema.Column>();
        MemoryView listening = KeptRows.Nothing(schema, columns =>
        {
            foreach (DataViewSchema.Column column in columns)
            {
                asked[column.Index] = column;
            }
        });
        IDataView scored = model.Transform(listening);
        asked.Clear(); // what was read while the model was put on the view is not what its output needs
        scored.GetRowCursor([scored.Schema[outputColumnName]]).Dispose();
        return [.. asked.Values];
    }
}
