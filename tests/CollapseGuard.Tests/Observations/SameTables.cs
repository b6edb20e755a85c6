using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Observations;

/// <summary>Two summaries of the same rows: counts equal, sums equal but for rounding.</summary>
internal static class SameTables
{
    /// <summary>Compares them.</summary>
    public static void Require(DataSummary expected, DataSummary actual)
    {
        Assert.Equal(expected.Rows, actual.Rows);
        Assert.Equal(expected.RowCopies, actual.RowCopies);
        Assert.Equivalent(expected.Order, actual.Order, strict: true);
        foreach ((ColumnSummary a, ColumnSummary b) in expected.Columns.Append(expected.Label!).Zip(actual.Columns.Append(actual.Label!)))
        {
            Assert.Equal((a.Name, a.Count, a.MissingCount, a.NaNCount, a.InfinityCount, a.WholeCount), (b.Name, b.Count, b.MissingCount, b.NaNCount, b.InfinityCount, b.WholeCount));
            Assert.Equal((a.Distinct, a.ValuesAreComplete, a.Least, a.Greatest), (b.Distinct, b.ValuesAreComplete, b.Least, b.Greatest));
            Assert.Equal(a.Values, b.Values);
            Assert.Equal(a.Moments.Mean, b.Moments.Mean, 1e-12 * (1 + Math.Abs(a.Moments.Mean)));
            Assert.Equal(a.Moments.SquaredDeviations, b.Moments.SquaredDeviations, 1e-9 * (1 + a.Moments.SquaredDeviations));
        }

        for (int i = 0; i < expected.Correlations!.Names.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.Equal(expected.Correlations[i, j], actual.Correlations![i, j], 1e-9);
            }
        }
    }
}
