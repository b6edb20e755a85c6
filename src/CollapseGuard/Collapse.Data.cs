using System.Globalization;
using CollapseGuard.Observations;
using CollapseGuard.Probes;
using CollapseGuard.Summaries;

namespace CollapseGuard;

public static partial class Collapse
{
    /// <summary>A numeric label with more distinct values than this is a regression target.</summary>
    private const int MaximumClassValues = 20;

    /// <summary>Judges data before there is a model: class balance, the scale of the target, and whether the inputs hold any signal.</summary>
    /// <param name="data">Features and label; segments, groups and time are respected.</param>
    /// <param name="label">Name of the label column; a numeric one with more than 20 distinct values is a regression target, otherwise its values are classes.</param>
    /// <param name="options">Which detectors run and how; the defaults when null.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static CollapseReport CheckData(FeatureTable data, string label, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(label);
        FeatureColumn column = data.Columns.FirstOrDefault(c => c.Name == label)
            ?? throw new ArgumentException($"There is no column '{label}'; the data have {string.Join(", ", data.Columns.Select(c => $"'{c.Name}'"))}.", nameof(label));
        FeatureTable features = FeatureTable.FromColumns([.. data.Columns.Where(c => c.Name != label)]).With(data.Segments, data.Groups, data.Time);
        (PredictionTask task, TargetSummary summary, SignalTarget target) = column is NumericColumn numbers && IsContinuous(numbers)
            ? Numbers(numbers)
            : Classes(column as CategoricalColumn ?? AsClasses((NumericColumn)column));
        return InputRows.Of(features, features.RowCount).Diagnose(new Snapshot { Task = task, Target = summary }, [target], options);
    }

    private static bool IsContinuous(NumericColumn column)
    {
        var distinct = new HashSet<float>();
        foreach (float value in column.Values.Span)
        {
            if (float.IsFinite(value) && distinct.Add(value) && distinct.Count > MaximumClassValues)
            {
                return true;
            }
        }

        return false;
    }

    private static (PredictionTask, TargetSummary, SignalTarget) Numbers(NumericColumn column)
    {
        var values = new ValueAccumulator(column.Name);
        values.Add(column.Values.Span);
        return (PredictionTask.Regression, new TargetSummary { Name = column.Name, Values = values.Summarize() }, SignalTarget.Numbers(column.Values));
    }

    private static (PredictionTask, TargetSummary, SignalTarget) Classes(CategoricalColumn column)
    {
        var counts = new long[column.Categories.Count];
        foreach (int code in column.Codes.Span)
        {
            if (code != CategoricalColumn.Missing)
            {
                counts[code]++;
            }
        }

        PredictionTask task = counts.Length == 2 ? PredictionTask.Binary : PredictionTask.Multiclass;
        return (task, new TargetSummary { Name = column.Name, Classes = column.Categories, ClassCounts = counts }, SignalTarget.Classes(column.Codes, Math.Max(1, counts.Length)));
    }

    private static CategoricalColumn AsClasses(NumericColumn column)
    {
        float[] values = [.. column.Values.ToArray().Where(float.IsFinite).Distinct().Order()];
        int[] codes = [.. column.Values.ToArray().Select(v => float.IsFinite(v) ? Array.BinarySearch(values, v) : CategoricalColumn.Missing)];
        return new CategoricalColumn(column.Name, codes, [.. values.Select(v => v.ToString(CultureInfo.InvariantCulture))]);
    }
}
