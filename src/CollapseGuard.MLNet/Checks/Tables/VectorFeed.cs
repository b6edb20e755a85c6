using CollapseGuard.MLNet.Reading;
using CollapseGuard.Observations;
using CollapseGuard.Summaries;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Checks.Tables;

/// <summary>The first slots of a vector of numbers, each a column of numbers; NaN is missing, what a sparse vector leaves out is 0.</summary>
/// <typeparam name="T">float, double or a whole number.</typeparam>
internal sealed class VectorFeed<T>(DataViewSchema.Column column, string[] names, Func<T, double> number) : ColumnFeed(column)
{
    private ValueGetter<VBuffer<T>>? getter;
    private VBuffer<T> buffer;

    public override IReadOnlyList<DataColumn> Targets { get; } = [.. names.Select(name => new DataColumn(name, ColumnKind.Number))];

    public override void Bind(DataViewRow row) => getter = row.GetGetter<VBuffer<T>>(Column);

    public override void Read(DataBlock block, int first, int row)
    {
        getter!(ref buffer);
        ReadOnlySpan<T> values = buffer.GetValues();
        if (!buffer.IsDense)
        {
            for (int slot = 0; slot < Targets.Count; slot++)
            {
                block.Numbers(first + slot)[row] = 0;
            }
        }

        ReadOnlySpan<int> indices = buffer.GetIndices();
        for (int i = 0; i < values.Length; i++)
        {
            int slot = buffer.IsDense ? i : indices[i];
            if (slot >= Targets.Count)
            {
                break;
            }

            double value = number(values[i]);
            block.Numbers(first + slot)[row] = double.IsNaN(value) ? MissingNumber.Value : value;
        }
    }
}
