namespace CollapseGuard.Probes;

/// <summary>Some rows of a table and of its label.</summary>
internal static class TableRows
{
    public static FeatureTable Of(FeatureTable table, int[] rows) => FeatureTable.FromColumns([.. table.Columns.Select(column => Of(column, rows))]);

    public static SignalTarget Of(SignalTarget target, int[] rows) => target.ClassCount > 0
        ? SignalTarget.Classes(Array.ConvertAll(rows, row => target.Codes.Span[row]), target.ClassCount)
        : SignalTarget.Numbers(Array.ConvertAll(rows, row => target.Values.Span[row]));

    private static FeatureColumn Of(FeatureColumn column, int[] rows) => column is NumericColumn numbers
        ? new NumericColumn(column.Name, Array.ConvertAll(rows, row => numbers.Values.Span[row]))
        : new CategoricalColumn(column.Name, Array.ConvertAll(rows, row => ((CategoricalColumn)column).Codes.Span[row]), ((CategoricalColumn)column).Categories);
}
