using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>The columns of a table as accumulators see them: names, kinds, and which of them is the label.</summary>
internal static class TableColumns
{
    /// <summary>A numeric label with more different values than this is the target of a regression.</summary>
    public const int MaximumClassValues = 20;

    public static IReadOnlyList<DataColumn> Of(FeatureTable table) =>
        [.. table.Columns.Select(c => new DataColumn(c.Name, c is NumericColumn ? ColumnKind.Number : ColumnKind.Category))];

    /// <summary>Index of the label; -1 for none.</summary>
    public static int LabelIndex(IReadOnlyList<DataColumn> columns, string? label)
    {
        if (columns.GroupBy(c => c.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
        {
            throw new ArgumentException($"Column '{twice.Key}' occurs twice; names must be distinct.", nameof(columns));
        }

        int index = label is null ? -1 : columns.ToList().FindIndex(c => c.Name == label);
        return index >= 0 || label is null ? index
            : throw new ArgumentException($"There is no column '{label}'; the data have {string.Join(", ", columns.Select(c => $"'{c.Name}'"))}.", nameof(label));
    }

    public static void RequireSame(IReadOnlyList<DataColumn> columns, IReadOnlyList<DataColumn> others, string name)
    {
        if (!ReferenceEquals(columns, others) && !columns.SequenceEqual(others))
        {
            throw new ArgumentException($"'{name}' has the columns {Names(others)}; {Names(columns)} are required.", name);
        }
    }

    /// <summary>True for the target of a regression.</summary>
    public static bool IsContinuous(ColumnSummary label) => label.Kind == ColumnKind.Number && label.Distinct.Count > MaximumClassValues;

    /// <summary>Rows of each class; null where the label is an amount or has too many values to list.</summary>
    public static IReadOnlyList<long>? ClassCounts(ColumnSummary label) =>
        label.ValuesAreComplete && !IsContinuous(label) ? [.. label.Values.Select(v => v.Count)] : null;

    /// <summary>Copies rows of a table's column into a block.</summary>
    public static void Copy(FeatureColumn column, int first, DataBlock block, int c)
    {
        if (column is NumericColumn numeric)
        {
            Span<double> into = block.Numbers(c);
            ReadOnlySpan<float> values = numeric.Values.Span.Slice(first, into.Length);
            for (int i = 0; i < into.Length; i++)
            {
                into[i] = float.IsNaN(values[i]) ? MissingNumber.Value : values[i];
            }

            return;
        }

        var categorical = (CategoricalColumn)column;
        Span<string?> texts = block.Texts(c);
        ReadOnlySpan<int> codes = categorical.Codes.Span.Slice(first, texts.Length);
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = codes[i] == CategoricalColumn.Missing ? null : categorical.Categories[codes[i]];
        }
    }

    private static string Names(IReadOnlyList<DataColumn> columns) => string.Join(", ", columns.Select(c => $"'{c.Name}' ({c.Kind})"));
}
