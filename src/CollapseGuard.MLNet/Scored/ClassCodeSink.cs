using CollapseGuard.MLNet.Reading;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Scored;

/// <summary>Collects a label as indices of the model's classes, by the rules of <see cref="ClassCodes"/>.</summary>
internal sealed class ClassCodeSink(DataViewSchema.Column label, ModelClasses classes) : ColumnSink(label)
{
    private readonly ClassCodes codes = new(label, classes);
    private readonly List<int> values = [];

    /// <summary>The code of each row read.</summary>
    public int[] ToArray() => [.. values];

    protected override Action Appender(DataViewRow row)
    {
        Func<int> code = codes.Of(row);
        return () => values.Add(code());
    }
}
