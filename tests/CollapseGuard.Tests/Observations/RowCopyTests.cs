using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Observations;

public class RowCopyTests
{
    private static readonly DataColumn[] Schema = [new("a", ColumnKind.Number), new("b", ColumnKind.Category), new("y", ColumnKind.Number)];

    [Fact]
    public void Copies_and_conflicts_are_counted_by_hand()
    {
        RowCopySummary rows = Of((1, "u", 0), (1, "u", 0), (1, "u", 1), (2, "u", 1), (2, null, 1), (2, null, 1));

        Assert.Equal(6, rows.Rows);
        Assert.Equal(4, rows.DistinctRows);
        Assert.Equal(3, rows.DistinctFeatureRows);
        Assert.Equal(2, rows.DuplicateRows);
        Assert.Equal(3, rows.DuplicateFeatureRows);
        Assert.Equal(1, rows.ConflictingFeatureRows);
        Assert.Equal(3, rows.RowsInConflict);
        Assert.Equal(5, rows.BestCorrect);
        Assert.Equal(double.NaN, rows.BestR2); // two values are classes
        Assert.True(rows.IsExact);
    }

    [Fact]
    public void Amounts_have_a_best_R2()
    {
        RowCopySummary rows = Of([.. Enumerable.Range(0, 40).Select(i => ((double)(i / 2), (string?)"u", i % 2 == 0 ? i : i + 1d)), (0, "u", double.NaN)]); // NaN is no amount near 0
        double within = 20 * (2 * 1 * 1);
        double[] labels = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? i : i + 1d)];

        Assert.Equal(1 - (within / labels.Sum(y => (y - labels.Average()) * (y - labels.Average()))), rows.BestR2, 12);
    }

    [Fact]
    public void Negative_zero_equals_zero_and_missing_equals_missing_but_not_NaN()
    {
        RowCopySummary rows = Of((0.0, "u", 0), (-0.0, "u", 0), (MissingNumber.Value, "u", 0), (MissingNumber.Value, "u", 0), (double.NaN, "u", 0));

        Assert.Equal(3, rows.DistinctRows);
    }

    [Fact]
    public void A_row_without_a_label_conflicts_with_nothing()
    {
        RowCopySummary rows = Of((1, "u", 0), (1, "u", MissingNumber.Value));

        Assert.Equal(0, rows.ConflictingFeatureRows);
        Assert.Equal(2, rows.BestCorrect);
    }

    [Fact]
    public void Beyond_the_memory_shares_stay_right()
    {
        var seen = new DataAccumulator(Schema, "y", new DataObservationOptions { MaxTrackedRows = 4_096 });
        var random = new Random(5);
        var block = new DataBlock(Schema);
        for (int b = 0; b < 100; b++)
        {
            block.RowCount = block.Capacity;
            for (int i = 0; i < block.RowCount; i++)
            {
                (block.Numbers(0)[i], block.Texts(1)[i], block.Numbers(2)[i]) = (random.Next(100_000), "u", 0);
            }

            seen.Add(block);
        }

        RowCopySummary rows = seen.Summarize().RowCopies!;
        double expected = 1 - ((1 - Math.Exp(-2.048)) / 2.048); // 204,800 draws of 100,000

        Assert.False(rows.IsExact);
        Assert.InRange(rows.DistinctRows, 1_024, 4_096);
        Assert.Equal(expected, (double)rows.DuplicateRows / rows.Rows, .03);
        Assert.Equal(204_800, rows.Rows / rows.SampledShare, 204_800 * .08);
    }

    [Fact]
    public void A_label_that_is_not_a_number_is_no_label()
    {
        RowCopySummary rows = Of((1, "u", 5), (1, "u", double.NaN), (2, "u", 7));

        Assert.Equal(0, rows.ConflictingFeatureRows);
        Assert.Equal(3, rows.BestCorrect);
    }

    [Fact]
    public void Rows_of_zeros_fall_in_or_out_of_the_sample_like_any_others()
    {
        RowCopySummary rows = Many(20_000, i => (i % 2 == 0 ? 0 : 1 + (i / 2), 0));

        Assert.False(rows.IsExact);
        Assert.InRange(rows.Rows / rows.SampledShare, 5_000, 13_000); // the zeros, half of the rows, are one vector of 10,001 and not sampled here
    }

    [Fact]
    public void One_vector_with_more_labels_than_are_remembered_ends() =>
        Assert.InRange(Many(5_000, i => (0, i)).DistinctRows, 0, 1_024);

    [Fact]
    public void A_label_alone_with_more_values_than_are_remembered_ends()
    {
        DataColumn[] label = [new("y", ColumnKind.Number)];
        var seen = new DataAccumulator(label, "y", new DataObservationOptions { MaxTrackedRows = 1_024 });
        var block = new DataBlock(label) { RowCount = 2_000 };
        for (int i = 0; i < block.RowCount; i++)
        {
            block.Numbers(0)[i] = i;
        }

        seen.Add(block);

        Assert.Null(seen.Summarize().RowCopies);
    }

    private static RowCopySummary Many(int rows, Func<int, (double A, double Y)> row)
    {
        DataColumn[] columns = [new("a", ColumnKind.Number), new("y", ColumnKind.Number)];
        var seen = new DataAccumulator(columns, "y", new DataObservationOptions { MaxTrackedRows = 1_024 });
        var block = new DataBlock(columns, rows) { RowCount = rows };
        for (int i = 0; i < rows; i++)
        {
            (block.Numbers(0)[i], block.Numbers(1)[i]) = row(i);
        }

        seen.Add(block);
        return seen.Summarize().RowCopies!;
    }

    private static RowCopySummary Of(params (double A, string? B, double Y)[] rows)
    {
        var block = new DataBlock(Schema) { RowCount = rows.Length };
        for (int i = 0; i < rows.Length; i++)
        {
            (block.Numbers(0)[i], block.Texts(1)[i], block.Numbers(2)[i]) = rows[i];
        }

        var seen = new DataAccumulator(Schema, "y");
        seen.Add(block);
        return seen.Summarize().RowCopies!;
    }
}
