using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>A numeric scalar: one numeric column. Synthetic values of a whole-number type are rounded to the nearest.</summary>
internal sealed class NumberRows(DataViewSchema.Column column) : FeatureColumnRows(column)
{
    private readonly NumberSink sink = new(column);

    public override ColumnSink Sink => sink;

    public override int Width => 1;

    public override void CopyTo(Span<float> block, int columns, int at)
    {
        float[] numbers = sink.ToArray();
        for (int row = 0; row < numbers.Length; row++)
        {
            block[(row * columns) + at] = numbers[row];
        }
    }

    public override Delegate Values(float[] synthetic, int columns, int at) => Values(Column.Type, row => synthetic[(row * columns) + at]);

    /// <summary>Values of any numeric type from floats.</summary>
    public static Delegate Values(DataViewType type, Func<int, float> number) => Type.GetTypeCode(type.RawType) switch
    {
        TypeCode.Single => new SyntheticValue<float>((int row, ref float value) => value = number(row)),
        TypeCode.Double => new SyntheticValue<double>((int row, ref double value) => value = number(row)),
        TypeCode.SByte => Whole<sbyte>(number),
        TypeCode.Byte => Whole<byte>(number),
        TypeCode.Int16 => Whole<short>(number),
        TypeCode.UInt16 => Whole<ushort>(number),
        TypeCode.Int32 => Whole<int>(number),
        TypeCode.UInt32 => Whole<uint>(number),
        TypeCode.Int64 => Whole<long>(number),
        TypeCode.UInt64 => Whole<ulong>(number),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No number."),
    };

    private static SyntheticValue<T> Whole<T>(Func<int, float> number)
        where T : System.Numerics.INumberBase<T> => (int row, ref T value) => value = T.CreateSaturating(MathF.Round(number(row)));
}
