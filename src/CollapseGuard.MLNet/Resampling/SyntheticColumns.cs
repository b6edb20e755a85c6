using Microsoft.ML;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>The columns in which a synthetic row differs from its first parent.</summary>
internal static class SyntheticColumns
{
    /// <summary>A <see cref="SyntheticValue{T}"/> by column index; none without synthetic rows.</summary>
    public static IReadOnlyDictionary<int, Delegate> Of(SourceRows rows, RowPlan plan, DataViewSchema schema, ResamplingColumns columns)
    {
        var values = new Dictionary<int, Delegate>();
        if (plan.Synthetic.Length == 0)
        {
            return values;
        }

        int at = 0;
        foreach (FeatureColumnRows column in rows.Features)
        {
            values.Add(column.Column.Index, column.Values(plan.Synthetic, rows.Width, at));
            at += column.Width;
        }

        if (plan.SyntheticLabels is { } labels)
        {
            DataViewSchema.Column label = schema[columns.Label];
            values.Add(label.Index, NumberRows.Values(label.Type, row => labels[row]));
        }

        return values;
    }
}
