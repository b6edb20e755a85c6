using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Observations;

/// <summary>Tables of next to nothing, and numbers at the ends of the range.</summary>
public class DataEdgeTests
{
    [Fact]
    public void A_table_without_columns_has_rows_and_nothing_else()
    {
        var seen = new DataAccumulator([]);
        seen.Add(new DataBlock([]) { RowCount = 3 });
        DataSummary summary = seen.Summarize();

        Assert.Equal(3, summary.Rows);
        Assert.Empty(summary.Columns);
        Assert.Null(summary.Correlations);
        Assert.Null(summary.RowCopies);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_label_alone_is_diagnosed_without_a_crash(int rows)
    {
        CollapseReport report = Collapse.Diagnose(Of("y", [new double[rows]]).ToSnapshot());

        Assert.NotEqual(Outcome.Healthy, report.Outcome);
    }

    [Fact]
    public void A_table_without_rows_is_diagnosed_without_a_crash() =>
        Assert.NotEqual(Outcome.Healthy, Collapse.Diagnose(Of("c1", [[], []]).ToSnapshot()).Outcome);

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(5_000)]
    public void Columns_that_are_all_missing_have_no_moments(int rows)
    {
        double[] nothing = [.. Enumerable.Repeat(MissingNumber.Value, rows)];
        DataAccumulator seen = Of("c2", [nothing, nothing, nothing]);
        DataSummary summary = seen.Summarize();

        Assert.All(summary.Columns, c => Assert.Equal((rows, rows, 0, 0), (c.Count, c.MissingCount, c.PresentCount, (int)c.Distinct.Count)));
        Assert.True(double.IsNaN(summary.Correlations![0, 1]));
        Assert.Equal(1, summary.RowCopies!.DistinctRows);
        Assert.NotEqual(Outcome.Healthy, Collapse.Diagnose(seen.ToSnapshot()).Outcome);
    }

    [Theory]
    [InlineData(1e-120)]
    [InlineData(1e-90)]
    [InlineData(1)]
    [InlineData(1e90)]
    [InlineData(1e120)]
    public void Correlations_do_not_depend_on_the_unit(double unit)
    {
        var random = new Random(4);
        double[] x = Draw(random, 3_000), y = Draw(random, 3_000);
        double expected = Of(null, [x, y]).Summarize().Correlations![0, 1];

        double measured = Of(null, [[.. x.Select(v => v * unit)], [.. y.Select(v => v * unit)]]).Summarize().Correlations![0, 1];

        Assert.InRange(Math.Abs(expected), 0, 0.1);
        Assert.Equal(expected, measured, 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(9)]
    public void Correlations_of_any_number_of_columns_are_those_of_a_plain_loop(int k)
    {
        var random = new Random(k);
        double[][] columns = [.. Enumerable.Range(0, k).Select(_ => Draw(random, 1_003))];
        CorrelationSummary? seen = Of(null, columns).Summarize().Correlations;

        Assert.Equal(k < 2, seen is null);
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.Equal(Pearson(columns[i], columns[j]), seen![i, j], 1e-10);
                Assert.Equal(seen[i, j], seen[j, i]);
            }
        }
    }

    [Fact]
    public void Merging_a_table_whose_columns_began_later_adopts_what_it_knows()
    {
        var random = new Random(6);
        double[] x = Draw(random, 400), y = [.. x.Select(v => v + random.NextDouble())], none = [.. Enumerable.Repeat(MissingNumber.Value, 300)];
        double[] early = [.. Draw(random, 300)];
        DataAccumulator left = Of(null, [early, none]), right = Of(null, [x, y]);
        left.Merge(right);

        double expected = Of(null, [[.. early, .. x], [.. none, .. y]]).Summarize().Correlations![0, 1];

        Assert.Equal(expected, left.Summarize().Correlations![0, 1], 1e-12);
    }

    [Fact]
    public void A_long_block_takes_no_more_memory_than_a_short_one()
    {
        DataColumn[] columns = [.. Enumerable.Range(0, 32).Select(c => new DataColumn($"c{c}", ColumnKind.Number))];
        var seen = new DataAccumulator(columns);
        var block = new DataBlock(columns, 100_000) { RowCount = 100_000 };
        long before = GC.GetAllocatedBytesForCurrentThread();
        seen.Add(block);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000 * 32 * 4); // half of one copy of the block
    }

    [Fact]
    public void A_number_beyond_float32_is_missing_in_the_sample()
    {
        var random = new Random(8);
        double[] x = Draw(random, 600), y = [.. x];
        x[7] = 1e300;

        CollapseReport report = Collapse.Diagnose(Of("c1", [x, y]).ToSnapshot());

        Assert.NotEqual(Outcome.NoSignal, report.Outcome);
    }

    private static double[] Draw(Random random, int rows) => [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble() - 0.3)];

    private static double Pearson(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average();
        double Sum(double[] x, double meanX, double[] y, double meanY) => x.Zip(y, (p, q) => (p - meanX) * (q - meanY)).Sum();
        return Sum(a, meanA, b, meanB) / Math.Sqrt(Sum(a, meanA, a, meanA) * Sum(b, meanB, b, meanB));
    }

    private static DataAccumulator Of(string? label, double[][] columns)
    {
        DataColumn[] names = [.. columns.Select((_, c) => new DataColumn($"c{c}", ColumnKind.Number))];
        names = columns.Length == 1 && label is not null ? [new DataColumn(label, ColumnKind.Number)] : names;
        var seen = new DataAccumulator(names, label);
        var block = new DataBlock(names, Math.Max(1, columns[0].Length)) { RowCount = columns[0].Length };
        for (int c = 0; c < columns.Length; c++)
        {
            columns[c].CopyTo(block.Numbers(c));
        }

        seen.Add(block);
        return seen;
    }
}
