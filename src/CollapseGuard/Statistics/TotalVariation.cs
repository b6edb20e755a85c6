using CollapseGuard.Summaries;
using MathNet.Numerics.Distributions;

namespace CollapseGuard.Statistics;

/// <summary>How far two tables of categories lie apart: the share of rows that would have to change their category.</summary>
/// <param name="Distance">Total variation, half the summed differences of the shares, in [0, 1]; NaN when a side has no rows or lists no values.</param>
/// <param name="ChiSquare">Pearson's statistic of homogeneity on the same categories.</param>
/// <param name="DegreesOfFreedom">Categories compared less one.</param>
/// <param name="Count">Present rows of the first table.</param>
/// <param name="OtherCount">Present rows of the second table.</param>
/// <remarks>
/// Values of fewer than five expected rows on a side (Cochran 1954) are one category together: an identifier then has nothing to compare.
/// Where a table does not list every value, what it does not list joins that category too; the distance is then a lower bound.
/// </remarks>
public readonly record struct TotalVariation(double Distance, double ChiSquare, int DegreesOfFreedom, long Count, long OtherCount)
{
    private const double LeastExpected = 5;

    /// <summary>Compares the values of one column in two tables.</summary>
    /// <param name="first">The column in the first table.</param>
    /// <param name="second">The column in the second table.</param>
    public static TotalVariation Between(ColumnSummary first, ColumnSummary second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        double n = first.PresentCount, m = second.PresentCount;
        if (n == 0 || m == 0 || first.Values.Count == 0 || second.Values.Count == 0)
        {
            return new TotalVariation(double.NaN, double.NaN, 0, (long)n, (long)m);
        }

        List<(double First, double Second)> cells = Cells(first, second);
        double distance = 0, chiSquare = 0;
        foreach ((double a, double b) in cells)
        {
            double share = (a + b) / (n + m);
            distance += Math.Abs((a / n) - (b / m)) / 2;
            chiSquare += Square(a - (n * share)) / (n * share);
            chiSquare += Square(b - (m * share)) / (m * share);
        }

        return new TotalVariation(Math.Min(1, distance), chiSquare, cells.Count - 1, (long)n, (long)m);
    }

    /// <summary>Probability of such counts when both tables are independent draws of one distribution (chi-square); 1 when there is one category to compare, NaN when nothing was.</summary>
    public double PValue() => double.IsNaN(Distance) ? double.NaN
        : DegreesOfFreedom == 0 ? 1
        : 1 - ChiSquared.CDF(DegreesOfFreedom, ChiSquare);

    /// <summary>Rows of each comparable value on both sides; the last cell holds all others, or they join the rarest value when they are too few.</summary>
    private static List<(double First, double Second)> Cells(ColumnSummary first, ColumnSummary second)
    {
        double n = first.PresentCount, m = second.PresentCount;
        double least = LeastExpected * (n + m) / Math.Min(n, m);
        Dictionary<string, long> ours = ByText(first), theirs = ByText(second);
        var cells = new List<(double First, double Second)>();
        double restOfFirst = n, restOfSecond = m;
        foreach (string text in ours.Keys.Union(theirs.Keys))
        {
            bool isHere = ours.TryGetValue(text, out long here), isThere = theirs.TryGetValue(text, out long there);
            if ((isHere || first.ValuesAreComplete) && (isThere || second.ValuesAreComplete) && here + there >= least)
            {
                cells.Add((here, there));
                (restOfFirst, restOfSecond) = (restOfFirst - here, restOfSecond - there);
            }
        }

        (restOfFirst, restOfSecond) = (Math.Max(0, restOfFirst), Math.Max(0, restOfSecond));
        if (restOfFirst + restOfSecond >= least || cells.Count == 0)
        {
            cells.Add((restOfFirst, restOfSecond));
        }
        else if (restOfFirst + restOfSecond > 0)
        {
            int rarest = cells.IndexOf(cells.MinBy(cell => cell.First + cell.Second));
            cells[rarest] = (cells[rarest].First + restOfFirst, cells[rarest].Second + restOfSecond);
        }

        return cells;
    }

    private static Dictionary<string, long> ByText(ColumnSummary column)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (ValueCount value in column.Values)
        {
            counts[value.Text] = counts.GetValueOrDefault(value.Text) + value.Count;
        }

        return counts;
    }

    private static double Square(double x) => x * x;
}
