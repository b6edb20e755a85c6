using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Statistics;

/// <summary>Reference: scikit-learn 1.2.1 (roc_auc_score) and scipy 1.10.1 (mannwhitneyu, asymptotic, no continuity); see reference.py.</summary>
public class RankingTestTests
{
    private static RankingSummary Area(double auc, double error) => new(auc, auc, auc, error, .5, .5, .5);

    /// <summary>Scores of reference.py: AUC .77143, null error .17501, one-sided p .060457.</summary>
    [Fact]
    public void P_value_is_twice_the_one_sided_of_mann_whitney()
    {
        var test = new RankingTest(Area(0.7714285714285715, 0.17500773019414206), 5, 7);

        Assert.Equal(2 * 0.06045660584296231, test.PValue(), 9);
        Assert.Equal(1, test.InvertedPValue());
    }

    [Fact]
    public void Upside_down_is_the_mirror_image()
    {
        var up = new RankingTest(Area(.8, .05), 40, 60);
        var down = new RankingTest(Area(.2, .05), 40, 60);

        Assert.Equal(up.PValue(), down.InvertedPValue(), 12);
        Assert.Equal(up.Upper(2.326), down.Upper(2.326), 12);
    }

    /// <summary>Hanley and McNeil's error of A = .8 with 30 positives and 70 negatives, by the formula in numpy.</summary>
    [Fact]
    public void Upper_bound_takes_the_larger_error()
    {
        Assert.Equal(0.0527347359996462, new RankingTest(Area(.8, .01), 30, 70).StandardError(.8), 12);
        Assert.Equal(.09, new RankingTest(Area(.8, .09), 30, 70).StandardError(.8), 12);
        Assert.Equal(.8 + (2 * .09), new RankingTest(Area(.8, .09), 30, 70).Upper(2), 12);
    }

    [Fact]
    public void Where_the_area_is_an_interval_the_cautious_end_counts()
    {
        var test = new RankingTest(new RankingSummary(.6, .52, .68, .05, .5, .5, .5), 40, 60);

        Assert.Equal(new RankingTest(Area(.52, .05), 40, 60).PValue(), test.PValue(), 12);
        Assert.True(test.Upper(0) >= .68);
    }

    [Fact]
    public void Scores_that_are_all_equal_do_not_rank() =>
        Assert.Equal(1, new RankingTest(Area(.5, 0), 40, 60).PValue());
}
