using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Observations;

public class DataAccumulatorTests
{
    private const int Rows = 5_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2_345)]
    [InlineData(Rows)]
    public void Merging_equals_adding_all_rows(int split)
    {
        DataBlock[] blocks = [.. DrawnBlocks.Draw(Rows, 1)];
        DataAccumulator left = DrawnBlocks.Accumulate(blocks[..split]), right = DrawnBlocks.Accumulate(blocks[split..]);
        left.Merge(right);

        SameTables.Require(DrawnBlocks.Accumulate(blocks).Summarize(), left.Summarize());
    }

    [Theory]
    [InlineData(7)]
    [InlineData(2_048)]
    [InlineData(10_000)]
    public void The_size_of_blocks_does_not_matter(int blockRows) =>
        SameTables.Require(
            DrawnBlocks.Accumulate(Rechunk(1_000)).Summarize(),
            DrawnBlocks.Accumulate(Rechunk(blockRows)).Summarize());

    [Fact]
    public void Every_kind_of_absence_is_counted_apart()
    {
        DataBlock[] blocks = [.. DrawnBlocks.Draw(Rows, 500)];
        ColumnSummary holes = DrawnBlocks.Accumulate(blocks).Summarize().Columns[2];
        double[] values = [.. blocks.SelectMany(b => b.Numbers(2).ToArray())];

        Assert.Equal(values.Count(MissingNumber.Is), holes.MissingCount);
        Assert.Equal(values.Count(v => double.IsNaN(v) && !MissingNumber.Is(v)), holes.NaNCount);
        Assert.Equal(values.Count(double.IsInfinity), holes.InfinityCount);
        Assert.Equal(values.Count(double.IsFinite), holes.PresentCount);
        Assert.Equal(Rows, holes.Count);
    }

    [Fact]
    public void A_column_far_from_zero_keeps_its_spread()
    {
        DataBlock[] blocks = [.. DrawnBlocks.Draw(Rows, 500)];
        double[] values = [.. blocks.SelectMany(b => b.Numbers(1).ToArray())];
        double mean = values.Average();
        ColumnSummary wave = DrawnBlocks.Accumulate(blocks).Summarize().Columns[1];

        Assert.Equal(values.Sum(v => (v - mean) * (v - mean)), wave.Moments.SquaredDeviations, wave.Moments.SquaredDeviations * 1e-9);
        Assert.Equal(values.Min(), wave.Least.Value);
        Assert.Equal(values.Distinct().Order().ElementAt(1), wave.Least.Next);
        Assert.Equal(values.Max(), wave.Greatest.Value);
        Assert.False(wave.ValuesAreComplete);
        Assert.InRange(wave.Distinct.Count, .96 * values.Distinct().Count(), 1.04 * values.Distinct().Count());
    }

    [Fact]
    public void Correlations_count_what_is_missing_as_the_mean()
    {
        DataBlock[] blocks = [.. DrawnBlocks.Draw(Rows, 500)];
        CorrelationSummary seen = DrawnBlocks.Accumulate(blocks).Summarize().Correlations!;
        double[] x = Imputed(blocks, 0), holes = Imputed(blocks, 2);
        double expected = x.Zip(holes, (a, b) => a * b).Sum() / Math.Sqrt(x.Sum(a => a * a) * holes.Sum(b => b * b));

        Assert.Equal(["x", "wave", "holes", "count"], seen.Names);
        Assert.Equal(expected, seen[0, 2], 1e-10);
        Assert.Equal(seen[0, 2], seen[2, 0]);
        Assert.Equal(1, seen[1, 1]);
    }

    [Fact]
    public void A_table_and_its_blocks_are_one()
    {
        FeatureTable table = FeatureTable.FromColumns(
            new NumericColumn("a", new float[] { 1, 2, float.NaN, 2 }), CategoricalColumn.FromText("b", ["u", null, "u", "v"]));
        var seen = new DataAccumulator([new("a", ColumnKind.Number), new("b", ColumnKind.Category)], "b");
        seen.Add(table);
        DataSummary summary = seen.Summarize();

        Assert.Equal(1, summary.Columns[0].MissingCount);
        Assert.Equal([new ValueCount("2", 2, 2), new ValueCount("1", 1, 1)], summary.Columns[0].Values);
        Assert.Equal([ValueCount.Of("u", 2), ValueCount.Of("v", 1)], summary.Label!.Values);
        Assert.Equal(3, summary.Order!.Rows);
        Assert.Equal(2, summary.Order.Runs);
    }

    [Fact]
    public void What_does_not_fit_is_refused_before_anything_changes()
    {
        var seen = new DataAccumulator(DrawnBlocks.Columns, "label");

        Assert.Contains("'label' (Number)", Assert.Throws<ArgumentException>(() => seen.Add(new DataBlock([new("x", ColumnKind.Number)]))).Message, StringComparison.Ordinal);
        Assert.Contains("'x', 'wave'", Assert.Throws<ArgumentException>(() => new DataAccumulator(DrawnBlocks.Columns, "y")).Message, StringComparison.Ordinal);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => new DataAccumulator([new("x", ColumnKind.Number), new("x", ColumnKind.Number)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => seen.Merge(seen));
        Assert.Throws<ArgumentException>(() => seen.Merge(new DataAccumulator(DrawnBlocks.Columns, "x")));
        Assert.Equal(0, seen.Rows);
    }

    [Fact]
    public void Signal_is_found_in_what_was_streamed()
    {
        DataColumn[] columns = [new("x", ColumnKind.Number), new("noise", ColumnKind.Number), new("y", ColumnKind.Number)];
        var seen = new DataAccumulator(columns, "y");
        var random = new Random(3);
        var block = new DataBlock(columns);
        for (int b = 0; b < 4; b++)
        {
            block.RowCount = block.Capacity;
            for (int i = 0; i < block.RowCount; i++)
            {
                block.Numbers(0)[i] = random.NextDouble();
                block.Numbers(1)[i] = random.NextDouble();
                block.Numbers(2)[i] = block.Numbers(0)[i] + random.NextDouble();
            }

            seen.Add(block);
        }

        CollapseReport report = Collapse.Diagnose(seen.ToSnapshot());

        Assert.Equal(Outcome.Healthy, report.Outcome);
        Assert.Contains("no model was judged", report.Headline, StringComparison.Ordinal);
        Assert.Equal(8_192, report.Subject.Rows);
    }

    private static IEnumerable<DataBlock> Rechunk(int blockRows)
    {
        DataBlock all = DrawnBlocks.Draw(Rows, Rows).Single();
        for (int first = 0; first < Rows; first += blockRows)
        {
            var block = new DataBlock(DrawnBlocks.Columns, blockRows) { RowCount = Math.Min(blockRows, Rows - first) };
            for (int c = 0; c < DrawnBlocks.Columns.Count; c++)
            {
                if (DrawnBlocks.Columns[c].Kind == ColumnKind.Number)
                {
                    all.Numbers(c).Slice(first, block.RowCount).CopyTo(block.Numbers(c));
                }
                else
                {
                    all.Texts(c).Slice(first, block.RowCount).CopyTo(block.Texts(c));
                }
            }

            yield return block;
        }
    }

    private static double[] Imputed(DataBlock[] blocks, int column)
    {
        double[] values = [.. blocks.SelectMany(b => b.Numbers(column).ToArray())];
        double mean = values.Where(double.IsFinite).Average();
        return [.. values.Select(v => double.IsFinite(v) ? v - mean : 0)];
    }
}
