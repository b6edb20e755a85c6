using System.Globalization;
using Microsoft.ML.Data;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Reading;

/// <summary>Names of the slots of a vector column, for messages and tables.</summary>
internal static class SlotNames
{
    /// <summary>The names in the schema; where one is empty or occurs twice, <c>Column.index</c>. A scalar has its column's name.</summary>
    public static string[] Of(DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType { IsKnownSize: true } vector)
        {
            return [column.Name];
        }

        var names = new string[vector.Size];
        VBuffer<ReadOnlyMemory<char>> given = default;
        if (column.HasSlotNames())
        {
            column.GetSlotNames(ref given);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        ReadOnlyMemory<char>[] dense = given.Length == vector.Size ? [.. given.DenseValues()] : [];
        for (int i = 0; i < names.Length; i++)
        {
            string name = dense.Length == 0 ? "" : dense[i].ToString();
            names[i] = name.Length > 0 && seen.Add(name) ? name : $"{column.Name}.{i.ToString(CultureInfo.InvariantCulture)}";
        }

        return names;
    }
}
