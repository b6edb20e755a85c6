using CollapseGuard.MLNet.Thresholds;

namespace CollapseGuard.MLNet.Tests.Thresholds;

public class ThresholdSweepTests
{
    [Fact]
    public void Every_distinct_decision_has_one_point()
    {
        // Scores 3+, 2-, 2+, 1-: thresholds above 3, in (2, 3), in (1, 2), below 1.
        ThresholdSweep sweep = ThresholdSweep.Over([2, 3, 1, 2], [false, true, false, true]);

        Assert.Equal(
            [
                new(float.MaxValue, 0, 0, 2, 2),
                new(2.5f, 1, 0, 1, 2),
                new(1.5f, 2, 1, 0, 1),
                new(float.MinValue, 2, 2, 0, 0),
            ], sweep.Points);
    }

    [Fact]
    public void Objectives_choose_by_hand_worked_values()
    {
        ThresholdSweep sweep = ThresholdSweep.Over([2, 3, 1, 2], [false, true, false, true]);

        Assert.Equal(1.5f, sweep.Best(ThresholdObjective.F1)!.Value.Threshold); // 4/5 against 2/3
        Assert.Equal(.8, ThresholdObjective.F1.ValueAt(sweep.Points[2]), 12);
        Assert.Equal(.75, ThresholdObjective.BalancedAccuracy.ValueAt(sweep.Points[1]), 12); // and the same at 1.5: equal gaps, so the lower
        Assert.Equal(1.5f, sweep.Best(ThresholdObjective.BalancedAccuracy)!.Value.Threshold);
        Assert.Equal(2.5f, sweep.Best(ThresholdObjective.Cost(10, 1))!.Value.Threshold);
        Assert.Equal(-.25, ThresholdObjective.Cost(10, 1).ValueAt(sweep.Points[1]), 12);
        Assert.Equal(1.5f, sweep.Best(ThresholdObjective.Cost(1, 10))!.Value.Threshold);
        Assert.Equal(2.5f, sweep.Best(ThresholdObjective.RecallAtPrecision(.9))!.Value.Threshold);
        Assert.Equal(1.5f, sweep.Best(ThresholdObjective.RecallAtPrecision(.6))!.Value.Threshold);
        Assert.Equal(1.5f, sweep.Best(ThresholdObjective.PrecisionAtRecall(.9))!.Value.Threshold);
        Assert.Equal(1 / Math.Sqrt(3), ThresholdObjective.MatthewsCorrelation.ValueAt(sweep.Points[1]), 12); // (1*2 - 0)/sqrt(1*3*2*2)
    }

    [Fact]
    public void Of_equal_values_the_fewest_errors_win()
    {
        // Precision 1 at thresholds 3.5 (one of two found) and 2.5 (both found); recall 1 is reached at 2.5 and, with a false positive, at -44.
        ThresholdSweep sweep = ThresholdSweep.Over([4, 3, 2, -90], [true, true, false, false]);

        Assert.Equal(2.5f, sweep.Best(ThresholdObjective.RecallAtPrecision(.5))!.Value.Threshold);
        Assert.Equal(2.5f, sweep.Best(ThresholdObjective.PrecisionAtRecall(.5))!.Value.Threshold);
    }

    [Fact]
    public void An_objective_that_no_threshold_meets_has_no_best() =>
        Assert.Null(ThresholdSweep.Over([1, 2], [true, false]).Best(ThresholdObjective.RecallAtPrecision(.9)));

    [Fact]
    public void Neighbouring_floats_are_still_told_apart()
    {
        // Their middle is rounded to the even one: the upper of these two, which would then not be greater than itself.
        float lower = MathF.BitIncrement(1), upper = MathF.BitIncrement(lower);

        ThresholdPoint middle = ThresholdSweep.Over([lower, upper], [false, true]).Points[1];

        Assert.True(upper > middle.Threshold);
        Assert.False(lower > middle.Threshold);
    }

    [Fact]
    public void Scores_that_are_not_finite_are_decided_as_a_comparison_does()
    {
        float[] scores = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1, 2];
        bool[] actual = [true, true, true, false, true];

        foreach (ThresholdPoint point in ThresholdSweep.Over(scores, actual).Points)
        {
            Assert.Equal(scores.Where((score, i) => actual[i] && score > point.Threshold).Count(), point.TruePositives);
            Assert.Equal(scores.Where((score, i) => !actual[i] && score > point.Threshold).Count(), point.FalsePositives);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_threshold_beats_the_one_that_was_found(int seed)
    {
        var random = new Random(seed);
        float[] scores = [.. Enumerable.Range(0, 60).Select(_ => random.Next(20) / 4f)];
        bool[] actual = [.. scores.Select(score => random.NextDouble() < score / 6)];
        ThresholdSweep sweep = ThresholdSweep.Over(scores, actual);

        foreach (ThresholdObjective objective in new[] { ThresholdObjective.F1, ThresholdObjective.BalancedAccuracy, ThresholdObjective.MatthewsCorrelation, ThresholdObjective.Cost(1, 3) })
        {
            double best = objective.ValueAt(sweep.Best(objective)!.Value);
            for (float threshold = -1; threshold < 6; threshold += .1f)
            {
                int Count(bool positive, bool decided) => scores.Where((score, i) => actual[i] == positive && score > threshold == decided).Count();
                var point = new ThresholdPoint(threshold, Count(true, true), Count(false, true), Count(true, false), Count(false, false));
                Assert.False(objective.ValueAt(point) > best + 1e-12);
            }
        }
    }

    [Fact]
    public void Costs_and_shares_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ThresholdObjective.Cost(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ThresholdObjective.Cost(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ThresholdObjective.RecallAtPrecision(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ThresholdObjective.PrecisionAtRecall(1.1));
    }
}
