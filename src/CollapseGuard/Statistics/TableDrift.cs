using CollapseGuard.Summaries;

namespace CollapseGuard.Statistics;

/// <summary>A table beside a reference table: how far each feature column has moved.</summary>
public static class TableDrift
{
    /// <summary>Compares feature columns by name; labels are not compared.</summary>
    /// <param name="reference">The table that sets the standard: training rows.</param>
    /// <param name="current">The table compared with it: scored rows.</param>
    /// <remarks>A column without a present value on a side has a NaN distance, whatever kind it was read as there.</remarks>
    public static DriftSummary Between(DataSummary reference, DataSummary current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        Dictionary<string, ColumnSummary> theirs = ByName(current);
        var columns = new List<ColumnDrift>();
        List<string> missing = [], changed = [];
        foreach (ColumnSummary column in reference.Columns)
        {
            if (!theirs.TryGetValue(column.Name, out ColumnSummary? other))
            {
                missing.Add(column.Name);
            }
            else if (column.Kind != other.Kind && column.PresentCount > 0 && other.PresentCount > 0)
            {
                changed.Add(column.Name);
            }
            else
            {
                columns.Add(Of(column, other));
            }
        }

        Dictionary<string, ColumnSummary> ours = ByName(reference);
        return new DriftSummary
        {
            Columns = columns,
            Missing = missing,
            Added = [.. current.Columns.Select(c => c.Name).Where(name => !ours.ContainsKey(name))],
            ChangedKind = changed,
            ReferenceRows = reference.Rows,
            Rows = current.Rows,
        };
    }

    private static ColumnDrift Of(ColumnSummary reference, ColumnSummary current)
    {
        var drift = new ColumnDrift(reference.Name, reference.Kind, double.NaN, 0, double.NaN, current.MissingShare - reference.MissingShare, reference.PresentCount, current.PresentCount);
        if (reference.Kind != current.Kind)
        {
            return drift;
        }

        if (reference.Kind == ColumnKind.Number)
        {
            KolmogorovSmirnov numbers = KolmogorovSmirnov.Between(reference.Quantiles, current.Quantiles);
            return drift with { Distance = numbers.Distance, DistanceError = numbers.DistanceError, PValue = numbers.PValue() };
        }

        TotalVariation categories = TotalVariation.Between(reference, current);
        return drift with { Distance = categories.Distance, PValue = categories.PValue() };
    }

    private static Dictionary<string, ColumnSummary> ByName(DataSummary table)
    {
        var columns = new Dictionary<string, ColumnSummary>(StringComparer.Ordinal);
        foreach (ColumnSummary column in table.Columns)
        {
            columns.TryAdd(column.Name, column);
        }

        return columns;
    }
}
