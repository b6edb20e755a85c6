using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Reading;

/// <summary>Reads a scalar of any numeric type as a number; a missing key is NaN, a present one its index from 0.</summary>
internal static class NumberGetter
{
    /// <summary>Whether <see cref="Of"/> can read the type.</summary>
    public static bool Reads(DataViewType type) => type is NumberDataViewType or BooleanDataViewType or KeyDataViewType;

    /// <summary>A function that gives the value of the row at hand.</summary>
    /// <exception cref="ArgumentException">The column is no number.</exception>
    public static Func<double> Of(DataViewRow row, DataViewSchema.Column column)
    {
        Type raw = column.Type.RawType;
        bool key = column.Type is KeyDataViewType;
        return Type.GetTypeCode(raw) switch
        {
            _ when column.Type is VectorDataViewType => throw Unreadable(column),
            TypeCode.Single => Read<float>(row, column, static v => v),
            TypeCode.Double => Read<double>(row, column, static v => v),
            TypeCode.Boolean => Read<bool>(row, column, static v => v ? 1 : 0),
            TypeCode.Byte => key ? Read<byte>(row, column, static v => Key(v)) : Read<byte>(row, column, static v => v),
            TypeCode.UInt16 => key ? Read<ushort>(row, column, static v => Key(v)) : Read<ushort>(row, column, static v => v),
            TypeCode.UInt32 => key ? Read<uint>(row, column, static v => Key(v)) : Read<uint>(row, column, static v => v),
            TypeCode.UInt64 => key ? Read<ulong>(row, column, static v => Key(v)) : Read<ulong>(row, column, static v => v),
            TypeCode.SByte => Read<sbyte>(row, column, static v => v),
            TypeCode.Int16 => Read<short>(row, column, static v => v),
            TypeCode.Int32 => Read<int>(row, column, static v => v),
            TypeCode.Int64 => Read<long>(row, column, static v => v),
            _ => throw Unreadable(column),
        };
    }

    /// <summary>The value of the row at hand as a float, without a detour where the column holds floats.</summary>
    /// <exception cref="ArgumentException">The column is no number.</exception>
    public static ValueGetter<float> Floats(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type == NumberDataViewType.Single)
        {
            return row.GetGetter<float>(column);
        }

        Func<double> number = Of(row, column);
        return (ref float value) => value = (float)number();
    }

    // ML.NET stores a key as its index + 1; 0 is missing.
    private static double Key(ulong stored) => stored == 0 ? double.NaN : stored - 1;

    private static Func<double> Read<T>(DataViewRow row, DataViewSchema.Column column, Func<T, double> number)
    {
        ValueGetter<T> getter = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            getter(ref value);
            return number(value);
        };
    }

    private static ArgumentException Unreadable(DataViewSchema.Column column) =>
        new($"Column '{column.Name}' has type {column.Type}; a number, a Boolean or a key is required. Convert it with Transforms.Conversion first.");
}
