namespace CollapseGuard.Resampling.Tests;

public class SmoteTests
{
    [Fact]
    public void New_rows_lie_between_a_row_and_its_neighbour_by_the_step_that_is_told()
    {
        // Class b is (0, 0) and (1, 2): with one neighbour every new row is (t, 2t).
        LabelledRows rows = Cloud.Of(("a", [9, 9]), ("a", [8, 8]), ("a", [7, 9]), ("a", [9, 7]), ("a", [6, 6]), ("b", [0, 0]), ("b", [1, 2]));

        Resampled result = new Smote { KNeighbors = 1 }.Resample(rows);

        Assert.Equal(10, result.Rows.Count);
        Assert.Equal([-1, -1, -1], result.SourceRows[7..].ToArray());
        for (int i = 0; i < 3; i++)
        {
            RowOrigin origin = result.Origins.Span[i];
            float t = origin.First == 5 ? origin.Step : 1 - origin.Step;
            Assert.Equal(11, origin.First + origin.Second);
            Assert.Equal([t, 2 * t], result.Row(7 + i));
        }
    }

    [Fact]
    public void Every_pair_of_a_row_and_a_neighbour_comes_up_alike()
    {
        LabelledRows rows = SampleRows.Numeric(2, 30_010, 10);

        Resampled result = new Smote { KNeighbors = 3 }.Resample(rows);

        NeighborRows expected = new Neighborhoods(rows.Features, 2, new ParallelOptions()).Among(rows.RowsByClass()[1], 3);
        int[] members = rows.RowsByClass()[1];
        var pairs = result.Origins.ToArray().CountBy(origin => (origin.First, origin.Second)).ToDictionary();
        Assert.Equal(30, pairs.Count);
        for (int i = 0; i < 10; i++)
        {
            foreach (int neighbor in expected[i])
            {
                // 1,000 each: five standard deviations.
                Assert.InRange(pairs[(members[i], neighbor)], 1000 - 160, 1000 + 160);
            }
        }

        Assert.InRange(result.Origins.ToArray().Average(origin => origin.Step), .49, .51);
    }

    [Fact]
    public void Each_class_is_made_from_input_rows_of_its_own()
    {
        LabelledRows rows = SampleRows.Numeric(3, 50, 10, 20);

        Resampled result = new Smote().Resample(rows);

        Assert.Equal([50, 50, 50], result.Rows.ClassCounts);
        Assert.All(result.Origins.ToArray(), origin => Assert.Equal(rows.Labels.Span[origin.First], rows.Labels.Span[origin.Second]));
    }

    [Fact]
    public void A_class_that_is_too_small_is_an_error_that_names_the_largest_k()
    {
        LabelledRows rows = SampleRows.Numeric(2, 20, 5);

        ResamplingException error = Assert.Throws<ResamplingException>(() => new Smote().Resample(rows));

        Assert.Equal("Class 'b' has 5 rows; KNeighbors = 5 needs 6. The largest KNeighbors that works is 4: set it, or set LowerNeighbors to have it lowered where a class is small.", error.Message);
        Resampled lowered = new Smote { LowerNeighbors = true }.Resample(rows);
        Assert.Equal(["class 'b' has 5 rows: KNeighbors was lowered from 5 to 4"], lowered.Notes);
        Assert.Equal(lowered.Features.ToArray(), new Smote { KNeighbors = 4 }.Resample(rows).Features.ToArray());
    }

    [Fact]
    public void One_row_has_no_neighbour_whatever_is_allowed()
    {
        ResamplingException error = Assert.Throws<ResamplingException>(() => new Smote { LowerNeighbors = true }.Resample(SampleRows.Numeric(2, 20, 1)));

        Assert.Equal((ResamplingProblem.TooFewRows, "Class 'b' has 1 row and so no neighbour of its own; KNeighbors = 5 needs 6 rows. Collect rows of it, use RandomOverSampler, or leave the class out of the strategy."), (error.Problem, error.Message));
    }

    [Fact]
    public void A_small_class_that_is_not_resampled_is_no_error()
    {
        Resampled result = new Smote { Strategy = SamplingStrategy.Counts(("c", 20)) }.Resample(SampleRows.Numeric(2, 20, 2, 8));

        Assert.Equal([20, 2, 20], result.Rows.ClassCounts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(29)]
    public void Interpolation_stays_inside_and_never_overflows(int d)
    {
        float[] first = [.. Enumerable.Range(0, d).Select(i => i % 3 == 0 ? float.MaxValue : .1f * i)];
        float[] second = [.. Enumerable.Range(0, d).Select(i => i % 3 == 0 ? float.MinValue : i % 3 == 1 ? .1f * i : -i)];
        var target = new float[d];

        Interpolation.Write(first, second, .3f, target);

        for (int i = 0; i < d; i++)
        {
            Assert.InRange(target[i], Math.Min(first[i], second[i]), Math.Max(first[i], second[i]));
            Assert.Equal(first[i] + (.3 * ((double)second[i] - first[i])), target[i], 1e-6 * Math.Max(Math.Abs((double)first[i]), 1));
        }
    }
}
