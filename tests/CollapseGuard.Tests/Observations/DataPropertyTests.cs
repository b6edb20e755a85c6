using CollapseGuard.Observations;
using CollapseGuard.Summaries;
using CsCheck;

namespace CollapseGuard.Tests.Observations;

/// <summary>What holds for any table: merging is concatenation, the order of rows is not seen but in the order itself, a unit scales what has a unit.</summary>
public class DataPropertyTests
{
    private const string Seed = "0N0XIzNsQ0O2";

    private static readonly DataColumn[] Columns =
    [
        new("a", ColumnKind.Number), new("b", ColumnKind.Number), new("c", ColumnKind.Number), new("text", ColumnKind.Category), new("y", ColumnKind.Number),
    ];

    private static readonly Gen<double> Number = Gen.Frequency(
        (20, Gen.Double[-1000, 1000]), (6, Gen.Int[-2, 2].Select(i => (double)i)), (3, Gen.Const(MissingNumber.Value)),
        (2, OneOf(double.NaN, double.PositiveInfinity, double.NegativeInfinity)), (1, Gen.Const(-0d)));

    private static readonly Gen<string?> Text = OneOf("u", "v", "w", "", null);

    private static readonly Gen<Row[]> Table =
        Gen.Select(Number, Number, Number, Text, OneOf(0, 1, 2, double.NaN, MissingNumber.Value), (a, b, c, text, y) => new Row([a, b, c], text, y)).Array[0, 400];

    [Fact]
    public void Merging_equals_adding_the_concatenation() =>
        Gen.Select(Table, Table, Table).Sample((first, second, third) =>
        {
            DataAccumulator left = Of(first), middle = Of(second), right = Of(third);
            middle.Merge(right);
            left.Merge(middle);
            SameTables.Require(Of([.. first, .. second, .. third]).Summarize(), left.Summarize());
        }, iter: 100, seed: Seed);

    [Fact]
    public void Merging_leaves_the_other_as_it_was() =>
        Gen.Select(Table, Table).Sample((first, second) =>
        {
            DataAccumulator left = Of(first), right = Of(second);
            left.Merge(right);
            SameTables.Require(Of(second).Summarize(), right.Summarize());
        }, iter: 50, seed: Seed);

    [Fact]
    public void The_order_of_rows_changes_nothing_but_the_order() =>
        Gen.Select(Table, Gen.Int).Sample((rows, seed) =>
        {
            Row[] shuffled = [.. rows];
            new Random(seed).Shuffle(shuffled);
            DataSummary one = Of(rows).Summarize(), other = Of(shuffled).Summarize();
            SameTables.Require(one, other with { Order = one.Order });
            Assert.Equal(one.Order!.Rows, other.Order!.Rows);
        }, iter: 100, seed: Seed);

    [Fact]
    public void Doubling_a_column_doubles_its_mean_and_spread_exactly_and_changes_no_correlation() =>
        Table.Sample(rows =>
        {
            DataSummary one = Of(rows).Summarize(), twice = Of([.. rows.Select(r => r with { Numbers = [2 * r.Numbers[0], r.Numbers[1], r.Numbers[2]] })]).Summarize();
            ColumnSummary a = one.Columns[0], b = twice.Columns[0];
            Assert.Equal((2 * a.Moments.Mean, 4 * a.Moments.SquaredDeviations), (b.Moments.Mean, b.Moments.SquaredDeviations));
            Assert.Equal((2 * a.Moments.Minimum, 2 * a.Moments.Maximum, a.Distinct), (b.Moments.Minimum, b.Moments.Maximum, b.Distinct));
            Assert.Equal((2 * a.Least.Value, a.Least.Count, 2 * a.Least.Next), (b.Least.Value, b.Least.Count, b.Least.Next));
            Assert.Equal(one.Correlations![0, 1], twice.Correlations![0, 1], 1e-12);
        }, iter: 100, seed: Seed);

    [Fact]
    public void Counts_and_extremes_are_those_of_a_plain_loop() =>
        Table.Sample(rows =>
        {
            double[] values = [.. rows.Select(r => r.Numbers[0])], finite = [.. values.Where(double.IsFinite)], different = [.. finite.Distinct().Order()];
            ColumnSummary seen = Of(rows).Summarize().Columns[0];
            Assert.Equal((values.Length, values.Count(MissingNumber.Is), finite.Length), ((int)seen.Count, (int)seen.MissingCount, (int)seen.PresentCount));
            Assert.Equal(different.Length, seen.Distinct.Count);
            Assert.Equal(finite.Count(v => Math.Floor(v) == v), seen.WholeCount);
            if (different.Length > 1)
            {
                Assert.Equal(new ExtremeValue(different[0], finite.Count(v => v == different[0]), different[1]), seen.Least);
                Assert.Equal(new ExtremeValue(different[^1], finite.Count(v => v == different[^1]), different[^2]), seen.Greatest);
            }
        }, iter: 200, seed: Seed);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static DataAccumulator Of(Row[] rows)
    {
        var seen = new DataAccumulator(Columns, "y");
        var block = new DataBlock(Columns, 128);
        for (int first = 0; first < rows.Length; first += block.Capacity)
        {
            block.RowCount = Math.Min(block.Capacity, rows.Length - first);
            for (int i = 0; i < block.RowCount; i++)
            {
                Row row = rows[first + i];
                (block.Numbers(0)[i], block.Numbers(1)[i], block.Numbers(2)[i]) = (row.Numbers[0], row.Numbers[1], row.Numbers[2]);
                (block.Texts(3)[i], block.Numbers(4)[i]) = (row.Text, row.Label);
            }

            seen.Add(block);
        }

        return seen;
    }

    private sealed record Row(double[] Numbers, string? Text, double Label);
}
