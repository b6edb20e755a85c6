using System.Globalization;
using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Weights;

/// <summary>The lookup of a weight by label, as ML.NET's own value mapping.</summary>
internal static class WeightLookup
{
    /// <summary>A mapping from label values, in the column's raw type, to weights.</summary>
    public static IEstimator<ITransformer> Of(MLContext context, Type raw, object[] keys, float[] weights, string outputColumnName, string labelColumnName)
    {
        return raw switch
        {
            _ when raw == typeof(bool) => Map<bool>(),
            _ when raw == typeof(ReadOnlyMemory<char>) => Map<string>(),
            _ when raw == typeof(float) => Map<float>(),
            _ when raw == typeof(double) => Map<double>(),
            _ when raw == typeof(byte) => Map<byte>(),
            _ when raw == typeof(ushort) => Map<ushort>(),
            _ when raw == typeof(uint) => Map<uint>(),
            _ when raw == typeof(ulong) => Map<ulong>(),
            _ when raw == typeof(sbyte) => Map<sbyte>(),
            _ when raw == typeof(short) => Map<short>(),
            _ when raw == typeof(int) => Map<int>(),
            _ when raw == typeof(long) => Map<long>(),
            _ => throw new ArgumentException($"Column '{labelColumnName}' has type {raw.Name}; a Boolean, key, text or number is required.", nameof(labelColumnName)),
        };

        IEstimator<ITransformer> Map<T>()
        {
            T[] typed = keys.Length > 0 ? [.. keys.Cast<T>()] : [typeof(T) == typeof(string) ? (T)(object)"" : default!]; // a shape needs no entries, the mapping one
            return context.Transforms.Conversion.MapValue(outputColumnName, typed.Select((key, i) => new KeyValuePair<T, float>(key, i < weights.Length ? weights[i] : 0)), labelColumnName);
        }
    }

    /// <summary>The shape after the mapping; its column comes from ML.NET, for shapes cannot be made outside it.</summary>
    public static SchemaShape ShapeOf(MLContext context, SchemaShape input, SchemaShape.Column label, string outputColumnName) =>
        Of(context, label.ItemType.RawType, [], [], outputColumnName, label.Name).GetOutputSchema(input);

    /// <summary>The label's value of a class that is no key, from its name.</summary>
    public static object KeyOf(DataViewType type, string name) => type switch
    {
        TextDataViewType => name,
        BooleanDataViewType => name == "true",
        _ => Convert.ChangeType(double.Parse(name, CultureInfo.InvariantCulture), type.RawType, CultureInfo.InvariantCulture),
    };

    /// <summary>The stored keys of the classes: index + 1.</summary>
    public static object[] KeysOf(DataViewType type, ClassLabels labels, float[] index)
    {
        var keys = new object[labels.Names.Length];
        for (int row = 0; row < index.Length; row++)
        {
            if (labels.Codes[row] != ClassLabels.Missing)
            {
                keys[labels.Codes[row]] ??= Convert.ChangeType(index[row] + 1, type.RawType, CultureInfo.InvariantCulture);
            }
        }

        return keys;
    }
}
