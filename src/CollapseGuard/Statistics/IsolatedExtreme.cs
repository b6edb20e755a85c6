using CollapseGuard.Summaries;

namespace CollapseGuard.Statistics;

/// <summary>How far the least or the greatest number of a column stands from all the others.</summary>
/// <param name="Gap">Distance to the nearest other number.</param>
/// <param name="NearSpacing">The widest distance between neighbours among the eleven other values nearest to it; NaN when there are fewer than two.</param>
/// <param name="RestQuartileRange">Third less first quartile of the rows that do not hold it; NaN when not known.</param>
/// <param name="RestRange">Greatest less least of the other values.</param>
/// <param name="RestValues">How many other values there are, or are kept of a sketched column.</param>
public readonly record struct IsolatedExtreme(double Gap, double NearSpacing, double RestQuartileRange, double RestRange, int RestValues)
{
    private const int Neighbours = 11;

    /// <summary>Measures one end of a column of numbers.</summary>
    /// <param name="column">The column; its listed values when complete, otherwise the values its quantiles keep.</param>
    /// <param name="isLeast">True for the least number, false for the greatest.</param>
    public static IsolatedExtreme Of(ColumnSummary column, bool isLeast)
    {
        ArgumentNullException.ThrowIfNull(column);
        ExtremeValue extreme = isLeast ? column.Least : column.Greatest;
        double[] distances = Distances(column, extreme);
        double widest = double.NaN;
        for (int i = 1; i < Math.Min(Neighbours, distances.Length); i++)
        {
            widest = Math.Max(double.IsNaN(widest) ? 0 : widest, distances[i] - distances[i - 1]);
        }

        double held = Math.Min(1, (double)extreme.Count / column.PresentCount);
        double from = isLeast ? held : 0;
        return new IsolatedExtreme(
            extreme.Gap,
            widest,
            QuantileAt(column, from + (.75 * (1 - held))) - QuantileAt(column, from + (.25 * (1 - held))),
            column.Moments.Maximum - column.Moments.Minimum - extreme.Gap,
            distances.Length);
    }

    /// <summary>Distances of the other values from the extreme, ascending, each once.</summary>
    private static double[] Distances(ColumnSummary column, ExtremeValue extreme)
    {
        var distances = new List<double>();
        if (column.ValuesAreComplete)
        {
            distances.AddRange(column.Values.Select(value => Math.Abs(value.Number - extreme.Value)));
        }
        else
        {
            foreach (float point in column.Quantiles.Points)
            {
                distances.Add(Math.Abs(point - extreme.Value));
            }
        }

        // Half the gap: float rounding of a sketch neither adds the extreme itself nor loses its neighbour.
        return [.. distances.Where(d => d > extreme.Gap / 2).Distinct().Order()];
    }

    private static double QuantileAt(ColumnSummary column, double share) => share >= 0 && share <= 1 ? column.Quantiles.Quantile(share) : double.NaN;
}
