using Microsoft.ML;

namespace CollapseGuard.MLNet.Reading;

/// <summary>Collects a scalar column as floats: numbers, Booleans (0 and 1) and keys (index from 0); NaN is missing.</summary>
internal sealed class NumberSink(DataViewSchema.Column column) : ColumnSink(column)
{
    private readonly List<float> values = [];

    /// <summary>The numbers of all rows read.</summary>
    public float[] ToArray() => [.. values];

    protected override Action Appender(DataViewRow row)
    {
        Func<double> number = NumberGetter.Of(row, Column);
        return () => values.Add((float)number());
    }
}
