using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Statistics;

public class CalibrationSpreadTests
{
    /// <summary>Twenty rows in ten pairs; the upper five pairs are positive: rates 0 and 1 about .5, chance 9/20 of 1/4.</summary>
    [Fact]
    public void Ten_groups_by_hand()
    {
        float[] scores = [.. Enumerable.Range(0, 20).Select(i => (float)i)];
        float[] probabilities = [.. Enumerable.Range(0, 20).Select(i => i < 10 ? .4f : .6f)];
        bool[] actual = [.. Enumerable.Range(0, 20).Select(i => i >= 10)];

        CalibrationShape shape = CalibrationSpread.Measure(scores, probabilities, actual);

        Assert.Equal((20, 10, 1.0), (shape.Rows, shape.Positives, shape.Auc));
        Assert.Equal(Math.Sqrt(.25 - (9 * .25 / 20)), shape.RateDeviation, 12);
        Assert.Equal(.1, shape.ProbabilityDeviation, 6);
    }

    [Fact]
    public void Calibrated_probabilities_spread_as_the_rates_do()
    {
        var random = new Random(5);
        float[] probabilities = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextSingle())];
        bool[] actual = [.. probabilities.Select(p => random.NextDouble() < p)];

        CalibrationShape shape = CalibrationSpread.Measure([.. probabilities.Select(p => (10 * p) - 3)], probabilities, actual);

        Assert.Equal(1, shape.ProbabilityDeviation / shape.RateDeviation, .05);
    }

    [Fact]
    public void Rates_that_vary_by_chance_alone_have_no_deviation_to_speak_of()
    {
        var random = new Random(5);
        float[] noise = [.. Enumerable.Range(0, 5_000).Select(_ => random.NextSingle())];
        bool[] actual = [.. noise.Select(_ => random.NextDouble() < .3)];

        Assert.InRange(CalibrationSpread.Measure(noise, noise, actual).RateDeviation, 0, .03);
    }

    [Fact]
    public void Rows_that_are_not_finite_are_left_out_and_one_class_gives_no_figures()
    {
        CalibrationShape shape = CalibrationSpread.Measure([float.NaN, 1, 2], [.1f, float.NaN, .3f], [true, true, true]);

        Assert.Equal((1, 1), (shape.Rows, shape.Positives));
        Assert.True(double.IsNaN(shape.RateDeviation));
        Assert.Throws<ArgumentException>(() => CalibrationSpread.Measure([1], [1, 2], [true, false]));
    }
}
