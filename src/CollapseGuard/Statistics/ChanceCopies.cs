using CollapseGuard.Summaries;

namespace CollapseGuard.Statistics;

/// <summary>How many rows of a table would repeat by chance: the birthday problem over its columns.</summary>
/// <remarks>Columns with few values make few possible rows, and copies among many rows are then no sign of a fault.</remarks>
public static class ChanceCopies
{
    /// <summary>Share of rows that repeat an earlier one when columns are drawn independently, 1 - M(1 - e^(-n/M))/n with M = 1 / probability that two rows agree.</summary>
    /// <param name="columns">The columns; a missing value counts as a value, values that are not listed as equally frequent.</param>
    /// <param name="rows">Rows of the table, n.</param>
    /// <returns>In [0, 1); 0 without rows, or where a column's values are not known. Dependence between columns makes copies more frequent than this.</returns>
    public static double ExpectedShare(IReadOnlyList<ColumnSummary> columns, long rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        double agreement = 1;
        foreach (ColumnSummary column in columns)
        {
            agreement *= Agreement(column);
        }

        double crowding = rows * agreement;
        return crowding < 1e-6 ? Math.Max(0, crowding / 2) : 1 + ((Math.Exp(-crowding) - 1) / crowding);
    }

    /// <summary>Probability that two rows hold the same value in this column, Σ p².</summary>
    private static double Agreement(ColumnSummary column)
    {
        if (column.Count == 0)
        {
            return 0;
        }

        long listed = column.MissingCount;
        double agreement = Math.Pow(column.MissingShare, 2);
        foreach (ValueCount value in column.Values)
        {
            listed += value.Count;
            agreement += Math.Pow((double)value.Count / column.Count, 2);
        }

        double others = column.Distinct.Count - column.Values.Count;
        return others > 0 && listed < column.Count
            ? agreement + (Math.Pow((double)(column.Count - listed) / column.Count, 2) / others)
            : agreement;
    }
}
