using CollapseGuard.Detectors;

namespace CollapseGuard.Tests.Detectors;

public class NoSkillDetectorTests
{
    private static readonly NoSkillDetector Detector = new();

    [Fact]
    public void Finds_varied_outputs_that_say_nothing()
    {
        Finding finding = Detector.Finds(Drawn.Regression(2_000, .5, 0));

        Assert.Equal(Outcome.NoSkill, finding.Implies);
        Assert.Contains("n = 2,000", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clear_means_that_skill_is_shown() => Detector.IsSilentOn(Drawn.Regression(500, .5, .5));

    [Fact]
    public void Near_miss_a_bias_within_the_bounds_leaves_skill_after_recalibration() => Detector.IsSilentOn(Drawn.Regression(500, .5, .5, bias: .55));

    /// <summary>Outputs that rank, in a wrong unit or at a wrong place: an inverse transform forgotten or applied twice.</summary>
    [Theory]
    [InlineData(1_000, 0)]
    [InlineData(.8, 1e5)]
    [InlineData(.5, 3)]
    public void Finds_outputs_that_rank_in_a_wrong_unit(double spread, double bias)
    {
        Finding finding = Detector.Finds(Drawn.Regression(500, spread, .8, bias));

        Assert.Equal(Outcome.NoSkill, finding.Implies);
        Assert.Contains("'output' ranks (r = 0.8", finding.Message, StringComparison.Ordinal);
        Assert.Contains("inverse transform", finding.Message, StringComparison.Ordinal);
        Assert.True(finding.Evidence[0].Value < 0);
    }

    [Fact]
    public void An_undecided_output_does_not_hide_a_finding() =>
        Assert.Equal("y1", Detector.Finds(Drawn.Outputs(Drawn.Regression(10, .5, 0), Drawn.Regression(5_000, .5, 0))).Subject);

    [Fact]
    public void Of_several_findings_the_worst_speaks() =>
        Assert.Equal("y1", Detector.Finds(Drawn.Outputs(Drawn.Regression(5_000, .5, 0), Drawn.Regression(5_000, .8, .8, bias: 50))).Subject);

    [Fact]
    public void Between_the_two_it_says_how_many_rows_would_decide() =>
        Assert.Contains("rows would decide", Detector.CannotJudge(Drawn.Regression(60, .5, .1)), StringComparison.Ordinal);

    [Fact]
    public void A_collapsed_output_has_no_skill_to_show() =>
        Assert.Contains("practically constant", Detector.CannotJudge(Drawn.Regression(500, .001, .9)), StringComparison.Ordinal);

    [Fact]
    public void One_output_without_skill_is_named() =>
        Assert.Equal("y1", Detector.Finds(Drawn.Outputs(Drawn.Regression(5_000, .9, .9), Drawn.Regression(5_000, .5, 0))).Subject);

    /// <summary>
    /// Scores of several models in one table: 65 of 1,273 positive rows pass the threshold and no other does, which is significant, while all the rest do not rank.
    /// </summary>
    [Fact]
    public void Significance_by_next_to_nothing_is_no_skill()
    {
        Finding finding = Detector.Finds(Pooled(found: 65, falseAlarms: 40));

        Assert.Equal(Outcome.NoSkill, finding.Implies);
        Assert.Contains("by next to nothing", finding.Message, StringComparison.Ordinal);
        Assert.All(finding.Evidence, e => Assert.InRange(e.Value, .5, .55));
    }

    [Fact]
    public void Near_miss_decisions_that_find_a_quarter() => Detector.IsSilentOn(Pooled(found: 320, falseAlarms: 40));

    // Positive rows below the threshold score less than the others, by so much that the area comes out near one half.
    private static Snapshot Pooled(int found, int falseAlarms)
    {
        const int Positives = 1_273, Negatives = 4_727;
        double shift = (double)found / Positives;
        var scores = new float[Positives + Negatives];
        for (int i = 0; i < scores.Length; i++)
        {
            bool isPositive = i < Positives;
            int place = isPositive ? i : i - Positives;
            scores[i] = place < (isPositive ? found : falseAlarms) ? .8f
                : isPositive ? (float)(.4 * (1 - shift) * (place - found) / (Positives - found))
                : .4f * (place - falseAlarms) / (Negatives - falseAlarms);
        }

        return Drawn.Binary(scores, [.. Enumerable.Range(0, scores.Length).Select(i => i < Positives)]);
    }

    [Fact]
    public void Labels_with_and_without_skill()
    {
        Detector.IsSilentOn(Drawn.Labels(2, 450, 50, 50, 50));
        Finding finding = Detector.Finds(Drawn.Labels(2, 8_000, 2_000, 8_000, 2_000));
        Assert.Contains("no more than chance", finding.Message, StringComparison.Ordinal);
        Assert.Contains("the rarest class, 'c1', has 10", Detector.CannotJudge(Drawn.Labels(2, 80, 10, 8, 2)), StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_with_and_without_skill()
    {
        Detector.IsSilentOn(Drawn.Binary(500, .3, 1.5));
        Assert.Contains("do not rank", Detector.Finds(Drawn.Binary(20_000, .5, 0)).Message, StringComparison.Ordinal);
        Detector.CannotJudge(Drawn.Binary(60, .5, 0));
        Detector.IsSilentOn(Drawn.Matrix(600, 3, 1.5));
        Detector.Finds(Drawn.Matrix(60_000, 3, 0));
    }

    [Fact]
    public void Random_probabilities_are_worse_than_a_constant()
    {
        var random = new Random(5);
        Finding finding = Detector.Finds(Drawn.Binary([.. Enumerable.Range(0, 500).Select(_ => random.NextSingle())], [.. Enumerable.Range(0, 500).Select(i => i % 2 == 0)]));

        Assert.Equal(Outcome.NoSkill, finding.Implies);
        Assert.Equal("upper bound of the Brier skill", finding.Evidence[0].Statistic);
        Assert.Equal(Outcome.NoSkill, Detector.Finds(Drawn.Matrix(1_500, 3, 0, width: 3)).Implies);
    }

    [Fact]
    public void Near_miss_few_positives_leave_a_ranking_open() => Detector.CannotJudge(Drawn.Binary(300, .04, .3));

    [Fact]
    public void Rows_of_one_class_are_not_called_rare()
    {
        string reason = Detector.CannotJudge(Drawn.Labels(2, 400, 400, 0, 0));

        Assert.Contains("All 800 rows are of class 'c0'", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("rarest class, ", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Skill_is_never_claimed_without_labels() =>
        Assert.Contains("labelled rows would decide", Detector.CannotJudge(Drawn.Unlabelled([1, 2, 3])), StringComparison.Ordinal);
}
