using CollapseGuard.Summaries;

namespace CollapseGuard.Sql.Tests;

/// <summary>Compares profiles number by number.</summary>
internal static class ProfileAssert
{
    /// <param name="expected">One profile.</param>
    /// <param name="actual">The other.</param>
    /// <param name="tolerance">Relative, of moments and correlations.</param>
    /// <param name="isStream">True when the first comes from a stream, which knows only some frequent values of a column that has too many to list.</param>
    public static void Equal(DataSummary expected, DataSummary actual, double tolerance, bool isStream = false)
    {
        Assert.Equal(expected.Rows, actual.Rows);
        Assert.Equal(expected.Columns.Select(column => column.Name), actual.Columns.Select(column => column.Name));
        foreach ((ColumnSummary one, ColumnSummary other) in expected.Columns.Append(expected.Label!).Zip(actual.Columns.Append(actual.Label!)))
        {
            Equal(one, other, tolerance, isStream);
        }

        if (expected.Correlations is null)
        {
            Assert.True(actual.Correlations is null or { Names.Count: < 2 });
            return;
        }

        Assert.Equal(expected.Correlations.Names, actual.Correlations!.Names);
        for (int a = 0; a < expected.Correlations.Names.Count; a++)
        {
            for (int b = 0; b < a; b++)
            {
                Near(expected.Correlations[a, b], actual.Correlations[a, b], tolerance, 1);
            }
        }
    }

    public static void Equal(ColumnSummary expected, ColumnSummary actual, double tolerance, bool isStream = false)
    {
        Assert.Equal((expected.Name, expected.Kind, expected.Count, expected.MissingCount, expected.NaNCount, expected.InfinityCount, expected.WholeCount),
            (actual.Name, actual.Kind, actual.Count, actual.MissingCount, actual.NaNCount, actual.InfinityCount, actual.WholeCount));
        Assert.Equal(expected.Moments.Count, actual.Moments.Count);
        Near(expected.Moments.Mean, actual.Moments.Mean, tolerance, Math.Max(Math.Abs(expected.Moments.Mean), expected.Moments.StandardDeviation));
        Near(expected.Moments.SquaredDeviations, actual.Moments.SquaredDeviations, tolerance, expected.Moments.SquaredDeviations);
        Assert.Equal((expected.Moments.Minimum, expected.Moments.Maximum, expected.Least, expected.Greatest), (actual.Moments.Minimum, actual.Moments.Maximum, actual.Least, actual.Greatest));
        Assert.Equal(expected.Distinct.IsExact, actual.Distinct.IsExact);
        Near(expected.Distinct.Count, actual.Distinct.Count, 4 * (expected.Distinct.RelativeStandardError + actual.Distinct.RelativeStandardError), expected.Distinct.Count);
        Assert.Equal(expected.ValuesAreComplete, actual.ValuesAreComplete);
        if (isStream && !expected.Distinct.IsExact)
        {
            Assert.Subset(actual.Values.ToHashSet(), expected.Values.ToHashSet());
            Assert.InRange(expected.ModalCount, 0, actual.ModalCount);
        }
        else
        {
            Assert.Equal((expected.ModalValue, expected.ModalCount), (actual.ModalValue, actual.ModalCount));
            Assert.Equal(expected.Values, actual.Values);
        }

        for (double share = 0.05; expected.Kind == ColumnKind.Number && expected.Quantiles.Count > 0 && share < 1; share += 0.05)
        {
            double value = actual.Quantiles.Quantile(share);
            Assert.InRange(expected.Quantiles.ShareAtMost(value), share - actual.Quantiles.RankError - expected.Quantiles.RankError - 1e-9, 1);
        }
    }

    private static void Near(double expected, double actual, double tolerance, double scale)
    {
        if (double.IsNaN(expected) || double.IsNaN(actual))
        {
            Assert.Equal(expected, actual);
            return;
        }

        Assert.True(Math.Abs(expected - actual) <= tolerance * (double.IsNaN(scale) ? 1 : Math.Max(scale, double.Epsilon)), $"{actual} instead of {expected}");
    }
}
