using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Observations;

public class ScoreAccumulatorTests
{
    [Fact]
    public void Hand_worked_scores_give_hand_worked_figures()
    {
        ScoreAccumulator accumulator = new(0.5, areProbabilities: true);
        accumulator.Add([0.1f, 0.4f, 0.35f, 0.8f, float.NaN], [false, false, true, true, true]);
        ScoreSummary summary = accumulator.Summarize();

        // scikit-learn's documentation example: roc_auc_score .75, average_precision_score .8333.
        Assert.Equal(0.75, summary.Ranking.Auc);
        Assert.Equal(0.8333333333333333, summary.Ranking.AveragePrecision, 1e-15);
        Assert.Equal((2, 2, 1), (summary.Positives, summary.Negatives, summary.Scores.NaNCount));
        Assert.Equal((2, 1, 1), (summary.Decisions.Confusion[0, 0], summary.Decisions.Confusion[1, 0], summary.Decisions.Confusion[1, 1]));
        Assert.Equal(-(Math.Log(0.9) + Math.Log(0.6) + Math.Log(0.35) + Math.Log(0.8)) / 4, summary.LogLoss, 1e-7);
    }

    [Theory]
    [InlineData(.7)]
    [InlineData(.9)]
    public void A_score_at_the_threshold_is_decided_positive_in_either_precision(double threshold)
    {
        ScoreAccumulator singles = new(threshold, areProbabilities: true), doubles = new(threshold, areProbabilities: true);
        singles.Add([(float)threshold, .1f], [true, false]);
        doubles.Add([threshold, .1], [true, false]);

        Assert.Equal(1, singles.Summarize().Decisions.Confusion[1, 1]);
        Assert.Equal(1, doubles.Summarize().Decisions.Confusion[1, 1]);
    }

    [Fact]
    public void A_double_beyond_the_range_of_a_float_stays_finite()
    {
        ScoreAccumulator accumulator = new(0, areProbabilities: false);
        accumulator.Add([1e300, -1e300, double.PositiveInfinity], [true, false, true]);

        Assert.Equal(2, accumulator.Summarize().Count);
        Assert.Equal(1, accumulator.Summarize().Ranking.Auc);
        Assert.Equal(1, accumulator.Summarize().Scores.InfinityCount);
    }

    [Fact]
    public void Merging_with_itself_is_refused()
    {
        ScoreAccumulator accumulator = new(0, areProbabilities: false);

        Assert.Contains("merge another one", Assert.Throws<ArgumentException>(() => accumulator.Merge(accumulator)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ties_count_half()
    {
        ScoreAccumulator accumulator = new(0, areProbabilities: false);
        accumulator.Add([1f, 1f, -0f, 0f], [true, false, true, false]);
        RankingSummary ranking = accumulator.Summarize().Ranking;
        Assert.Equal(0.5, ranking.Auc);
        Assert.Equal(0.5, ranking.AveragePrecision);
    }

    [Fact]
    public void A_probability_outside_the_unit_interval_names_the_way_out()
    {
        ScoreAccumulator accumulator = new(0.5, areProbabilities: true);
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => accumulator.Add([0.5f, 1.5f], [true, false]));
        Assert.StartsWith("'score[1]' is 1.5; probabilities must be in [0, 1].", error.Message, StringComparison.Ordinal);
        Assert.Contains("CheckBinaryScores", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, accumulator.Count);
    }
}
