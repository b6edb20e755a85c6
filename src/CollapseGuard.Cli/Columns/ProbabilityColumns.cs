using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Columns;

/// <summary>Whether columns that are named like probabilities hold any, judged by the first rows: p0, p1, … may as well be pixels.</summary>
/// <param name="AreInUnitInterval">All finite numbers are in [0, 1], and there are some in each column.</param>
/// <param name="SumToOne">In nearly every row they add up to 1.</param>
internal sealed record ProbabilityColumns(bool AreInUnitInterval, bool SumToOne)
{
    private const long FirstRows = 10_000;
    private const double Tolerance = 0.02;
    private const double NearlyEvery = 0.95;

    /// <summary>Looks at the first rows.</summary>
    public static ProbabilityColumns Look(DataSource source, IReadOnlyList<SourceColumn> columns)
    {
        bool inside = ColumnProfile.OfFirst(source, columns, FirstRows).All(p => p.IsInUnitInterval);
        return new ProbabilityColumns(inside, inside && ShareOfOnes(source, columns) >= NearlyEvery);
    }

    private static double ShareOfOnes(DataSource source, IReadOnlyList<SourceColumn> columns)
    {
        string sums = source.SelectFirst([$"list_sum([{string.Join(", ", columns.Select(c => c.NullableNumber))}]) AS s"], FirstRows);
        string share = $"SELECT coalesce(avg(CASE WHEN abs(s - 1) < {Tolerance} THEN 1.0 ELSE 0.0 END), 0.0)::DOUBLE FROM ({sums})";
        return source.Database.Rows(share, row => row.GetDouble(0))[0];
    }
}
