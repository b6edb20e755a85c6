using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Reading;

/// <summary>Names of classes, as they stand in an annotation of a column.</summary>
internal static class ClassNames
{
    /// <summary>The texts of a key column's values, by index; null when it has none that are text or floats.</summary>
    public static string[]? OfKey(DataViewSchema.Column column) => In(column, "KeyValues");

    /// <summary>The texts in an annotation, by index; null when it is absent or holds neither text nor floats.</summary>
    public static string[]? In(DataViewSchema.Column column, string annotation) => column.Annotations.Schema.GetColumnOrNull(annotation)?.Type switch
    {
        VectorDataViewType { ItemType: TextDataViewType } => Read<ReadOnlyMemory<char>>(column, annotation, static text => text.ToString()),
        VectorDataViewType { ItemType: var item } when item == NumberDataViewType.Single => Read<float>(column, annotation, static value => value.ToString("R", CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static string[] Read<T>(DataViewSchema.Column column, string annotation, Func<T, string> name)
    {
        VBuffer<T> values = default;
        column.Annotations.GetValue(annotation, ref values);
        return [.. values.DenseValues().Select(name)];
    }
}
