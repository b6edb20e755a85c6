using CollapseGuard.MLNet.Reading;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>Text, a key or a Boolean: one categorical column. What is missing (empty text, key 0) counts as a category of its own.</summary>
internal sealed class CategoryRows(DataViewSchema.Column column) : FeatureColumnRows(column)
{
    private readonly ClassSink sink = new(column);
    private ClassLabels? read;

    public override ColumnSink Sink => sink;

    public override int Width => 1;

    public override string[] Categories => Read.Codes.Contains(ClassLabels.Missing) ? [.. Read.Names, "(missing)"] : Read.Names;

    // Asked for after the pass only.
    private ClassLabels Read => read ??= sink.ToLabels();

    public override void CopyTo(Span<float> block, int columns, int at)
    {
        int[] codes = Read.Codes;
        for (int row = 0; row < codes.Length; row++)
        {
            block[(row * columns) + at] = codes[row] == ClassLabels.Missing ? Read.Names.Length : codes[row];
        }
    }

    public override Delegate Values(float[] synthetic, int columns, int at)
    {
        int Code(int row) => (int)synthetic[(row * columns) + at];
        if (Column.Type is TextDataViewType)
        {
            string[] names = Read.Names;
            return new SyntheticValue<ReadOnlyMemory<char>>((int row, ref ReadOnlyMemory<char> value) => value = Code(row) < names.Length ? names[Code(row)].AsMemory() : default);
        }

        double[] numbers = sink.ToNumbers();

        // ML.NET stores a key as its index + 1; 0 is missing.
        ulong Key(int row) => Code(row) < numbers.Length ? (ulong)numbers[Code(row)] + 1 : 0;
        return Type.GetTypeCode(Column.Type.RawType) switch
        {
            TypeCode.Boolean => new SyntheticValue<bool>((int row, ref bool value) => value = numbers[Code(row)] != 0),
            TypeCode.Byte => new SyntheticValue<byte>((int row, ref byte value) => value = (byte)Key(row)),
            TypeCode.UInt16 => new SyntheticValue<ushort>((int row, ref ushort value) => value = (ushort)Key(row)),
            TypeCode.UInt32 => new SyntheticValue<uint>((int row, ref uint value) => value = (uint)Key(row)),
            _ => new SyntheticValue<ulong>((int row, ref ulong value) => value = Key(row)),
        };
    }
}
