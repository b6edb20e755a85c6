using CollapseGuard.Monitoring;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Monitoring;

public class BatchMixTests
{
    [Fact]
    public void Mixed_batches_hold_what_shuffled_rows_would()
    {
        BatchMixSummary mix = Mix([0, 1], [0, 1], [0, 1])!;

        // each batch: .5 within; all rows: six deviations of 1/2 squared
        Assert.Equal((3, 1.0, .5, 0.0), (mix.Batches, mix.WithinShare, mix.ExpectedShare, mix.SingleTargetShare));
    }

    [Fact]
    public void Sorted_batches_hold_nothing()
    {
        BatchMixSummary mix = Mix([0, 0], [1, 1])!;

        Assert.Equal((2, 0.0, 1.0), (mix.Batches, mix.WithinShare, mix.SingleTargetShare));
    }

    [Fact]
    public void Batches_of_different_lengths_are_weighed_by_their_rows()
    {
        BatchMixSummary mix = Mix([1, 3], [5, 5, 5, 5])!;

        // within 2; all six about their mean 4: 9 + 1 + 4 = 14; shuffled (1 + 3)/6
        Assert.Equal(2.0 / 14, mix.WithinShare, 12);
        Assert.Equal(4.0 / 6, mix.ExpectedShare, 12);
        Assert.Equal(.5, mix.SingleTargetShare);
    }

    [Fact]
    public void Of_several_outputs_the_first_is_asked()
    {
        var mix = new BatchMix();
        mix.Add([0, 9, 1, 9], 2);

        Assert.Equal(1, mix.Summarize()!.WithinShare, 12);
    }

    [Fact]
    public void Single_rows_constants_and_numbers_that_are_not_finite_say_nothing()
    {
        Assert.Null(Mix([0], [1]));
        Assert.Null(Mix([1, 1], [1, 1]));
        Assert.Null(Mix([1, float.NaN]));
        Assert.Null(Mix());
    }

    private static BatchMixSummary? Mix(params float[][] batches)
    {
        var mix = new BatchMix();
        foreach (float[] batch in batches)
        {
            mix.Add(batch, 1);
        }

        return mix.Summarize();
    }
}
