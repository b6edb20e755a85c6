using CollapseGuard.Observations;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Observations;

public class RankingTests
{
    [Fact]
    public void Exact_to_the_capacity_then_an_interval_that_holds_the_truth()
    {
        foreach ((int rows, bool coarse) in new[] { (1 << 16, false), (200_000, false), (200_000, true) })
        {
            (float[] scores, bool[] actual) = Draw(rows, coarse);
            RankingSummary truth = Ranking.Measure(scores, actual);
            RankingSketch sketch = Fill(scores, actual, new RankingSketch(1 << 16));
            AssertHolds(truth, sketch.Summarize(), exact: rows == 1 << 16);
            Assert.Equal(sketch.Summarize(), sketch.Summarize());
        }
    }

    [Fact]
    public void Merged_cells_hold_the_truth_of_the_concatenation()
    {
        (float[] scores, bool[] actual) = Draw(300_000, coarse: false);
        RankingSketch[] parts = [.. Enumerable.Range(0, 5).Select(part =>
            Fill(scores.AsSpan(part * 60_000, 60_000), actual.AsSpan(part * 60_000, 60_000), new RankingSketch(1 << 16)))];
        foreach (RankingSketch part in parts.Skip(1))
        {
            parts[0].Merge(part);
        }

        AssertHolds(Ranking.Measure(scores, actual), parts[0].Summarize(), exact: false);
    }

    [Fact]
    public void Scores_that_are_all_equal_stay_exact_for_ever()
    {
        float[] scores = new float[100_000];
        bool[] actual = [.. Enumerable.Range(0, scores.Length).Select(i => i % 10 == 0)];
        RankingSummary ranking = Fill(scores, actual, new RankingSketch(1 << 16)).Summarize();
        Assert.Equal((0.5, 0.5, 0.5, 0.0), (ranking.Auc, ranking.AucLower, ranking.AucUpper, ranking.NullStandardError));
        Assert.Equal(0.1, ranking.AveragePrecision, 1e-12);
    }

    [Fact]
    public void Reference_values_of_scikit_learn()
    {
        // sklearn 1.2.1: y = [1,0,1,1,0,0,1,0], s = [.9,.9,.7,.4,.4,.3,.3,.1]
        // roc_auc_score 0.65625, average_precision_score 0.5845238095238094
        RankingSummary ranking = Ranking.Measure([.9f, .9f, .7f, .4f, .4f, .3f, .3f, .1f], [true, false, true, true, false, false, true, false]);
        Assert.Equal(0.65625, ranking.Auc, 1e-15);
        Assert.Equal(0.5845238095238094, ranking.AveragePrecision, 1e-15);
    }

    private static (float[] Scores, bool[] Actual) Draw(int rows, bool coarse)
    {
        Random random = new(3);
        float[] scores = new float[rows];
        bool[] actual = new bool[rows];
        for (int i = 0; i < rows; i++)
        {
            actual[i] = random.NextDouble() < 0.05;
            double score = random.NextDouble() + random.NextDouble() + (actual[i] ? 0.5 : 0);
            scores[i] = (float)(coarse ? Math.Round(score, 1) : score);
        }

        return (scores, actual);
    }

    private static RankingSketch Fill(ReadOnlySpan<float> scores, ReadOnlySpan<bool> actual, RankingSketch sketch)
    {
        for (int i = 0; i < scores.Length; i++)
        {
            if (actual[i])
            {
                sketch.AddPositives(scores.Slice(i, 1));
            }
            else
            {
                sketch.AddNegatives(scores.Slice(i, 1));
            }
        }

        return sketch;
    }

    private static void AssertHolds(RankingSummary truth, RankingSummary sketched, bool exact)
    {
        Assert.InRange(truth.Auc, sketched.AucLower - 1e-12, sketched.AucUpper + 1e-12);
        Assert.InRange(truth.AveragePrecision, sketched.AveragePrecisionLower - 1e-12, sketched.AveragePrecisionUpper + 1e-12);
        Assert.InRange(sketched.AucUpper - sketched.AucLower, 0, exact ? 0 : 0.03);
        Assert.InRange(sketched.AveragePrecisionUpper - sketched.AveragePrecisionLower, 0, exact ? 0 : 0.08);
        Assert.Equal(truth.NullStandardError, sketched.NullStandardError, 1e-3 * truth.NullStandardError);
    }
}
