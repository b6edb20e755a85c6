using System.Globalization;

namespace CollapseGuard.Probes;

/// <summary>A label column as the probes take it.</summary>
internal static class LabelTarget
{
    /// <summary>Numbers for the target of a regression; otherwise each different value is a class.</summary>
    public static SignalTarget Of(FeatureColumn column, bool isContinuous)
    {
        if (column is NumericColumn numbers && isContinuous)
        {
            return SignalTarget.Numbers(numbers.Values);
        }

        CategoricalColumn classes = column as CategoricalColumn ?? AsClasses((NumericColumn)column);
        return SignalTarget.Classes(classes.Codes, Math.Max(1, classes.Categories.Count));
    }

    private static CategoricalColumn AsClasses(NumericColumn column)
    {
        float[] values = [.. column.Values.ToArray().Where(float.IsFinite).Distinct().Order()];
        int[] codes = [.. column.Values.ToArray().Select(v => float.IsFinite(v) ? Array.BinarySearch(values, v) : CategoricalColumn.Missing)];
        return new CategoricalColumn(column.Name, codes, [.. values.Select(v => v.ToString(CultureInfo.InvariantCulture))]);
    }
}
