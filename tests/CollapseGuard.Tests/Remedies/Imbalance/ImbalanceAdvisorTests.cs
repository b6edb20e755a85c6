using CollapseGuard.Observations;
using CollapseGuard.Remedies.Imbalance;
using CollapseGuard.Summaries;
using static CollapseGuard.Remedies.Imbalance.ImbalanceMeasure;
using static CollapseGuard.Remedies.Imbalance.ImbalanceVerdict;

namespace CollapseGuard.Tests.Remedies.Imbalance;

public class ImbalanceAdvisorTests
{
    [Fact]
    public void A_rare_class_is_met_with_the_threshold_and_weights_first()
    {
        IReadOnlyList<ImbalanceAdvice> advice = ImbalanceAdvisor.Advise(Of(9_900, 100) with { NumericColumns = 8, CategoricalColumns = 0 });

        Assert.Equal([Threshold, ClassWeights], advice.Where(a => a.Verdict == First).Select(a => a.Measure));
        Assert.Equal(WorthTrying, Verdict(advice, Smote));
        Assert.Contains("9,900 rows of 'no', 100 of 'yes'", advice[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_neighbours_need_six_rows()
    {
        Assert.Contains("has 5 rows; 5 neighbours need 6. At most 4 neighbours work", Reason(Of(500, 5), Smote), StringComparison.Ordinal);
        Assert.NotEqual(Impossible, Verdict(ImbalanceAdvisor.Advise(Of(500, 6)), Smote));
        Assert.NotEqual(Impossible, Verdict(ImbalanceAdvisor.Advise(Of(500, 5)), RandomOverSampler));
    }

    [Theory]
    [InlineData(4, 0, Smote)]
    [InlineData(4, 2, SmoteNC)]
    [InlineData(0, 2, SmoteN)]
    public void The_columns_decide_which_smote_is_possible(int numeric, int categorical, ImbalanceMeasure possible)
    {
        IReadOnlyList<ImbalanceAdvice> advice = ImbalanceAdvisor.Advise(Of(1000, 50) with { NumericColumns = numeric, CategoricalColumns = categorical });

        Assert.Equal([possible], advice.Where(a => a.Measure is Smote or SmoteNC or SmoteN && a.Verdict != Impossible).Select(a => a.Measure));
    }

    [Fact]
    public void Missing_cells_rule_out_whatever_measures_distances()
    {
        IReadOnlyList<ImbalanceAdvice> advice = ImbalanceAdvisor.Advise(Of(1000, 50) with { NumericColumns = 4, MissingCells = 7 });

        Assert.Equal([Threshold, ClassWeights, RandomOverSampler, RandomUnderSampler], advice.Where(a => a.Verdict != Impossible).Select(a => a.Measure).Order());
        Assert.Contains("7 cells are missing", Reason(Of(1000, 50) with { NumericColumns = 4, MissingCells = 7 }, Adasyn), StringComparison.Ordinal);
    }

    [Fact]
    public void Balanced_classes_are_left_alone()
    {
        IReadOnlyList<ImbalanceAdvice> advice = ImbalanceAdvisor.Advise(Of(550, 450));

        Assert.All(advice.Where(a => a.Measure is not (Threshold or TomekLinks or EditedNearestNeighbours)), a => Assert.True(a.Verdict <= LittleToGain));
    }

    [Fact]
    public void With_one_class_nothing_is_possible() => Assert.All(ImbalanceAdvisor.Advise(Of(500, 0)), a => Assert.Equal(Impossible, a.Verdict));

    [Fact]
    public void Scores_that_do_not_rank_have_no_threshold() =>
        Assert.Equal(Impossible, Verdict(ImbalanceAdvisor.Advise(Of(500, 50) with { ScoresRank = false }), Threshold));

    [Fact]
    public void Trainers_without_weights_and_trees_are_told_apart()
    {
        Assert.Equal(Impossible, Verdict(ImbalanceAdvisor.Advise(Of(500, 50) with { Trainer = TrainerKind.NearestNeighbors }), ClassWeights));
        Assert.Equal(WorthTrying, Verdict(ImbalanceAdvisor.Advise(Of(500, 50) with { Trainer = TrainerKind.Linear }), Smote));
    }

    // docs/results/resampling.md: FastTree gains .02 by weights and .10 by a threshold; a linear model .16 by either.
    [Fact]
    public void For_trees_only_the_threshold_comes_first()
    {
        ImbalanceSituation trees = Of(500, 50) with { Trainer = TrainerKind.Trees };

        Assert.Equal([Threshold], ImbalanceAdvisor.Advise(trees).Where(a => a.Verdict == First).Select(a => a.Measure));
        Assert.Equal([Threshold, ClassWeights], ImbalanceAdvisor.Advise(trees with { Trainer = TrainerKind.Linear }).Where(a => a.Verdict == First).Select(a => a.Measure));
        Assert.Equal(LittleToGain, Verdict(ImbalanceAdvisor.Advise(trees), SmoteEnn));
        Assert.Contains("log-loss went from .40 to .96", Reason(trees, SmoteEnn), StringComparison.Ordinal);
    }

    // haberman, 2.8:1, gains .09 of balanced accuracy by weights; pima, 1.9:1, gains .02.
    [Theory]
    [InlineData(225, 81, First)]
    [InlineData(500, 268, LittleToGain)]
    public void Mild_imbalance_is_met_from_two_to_one(long frequent, long rare, ImbalanceVerdict weights) =>
        Assert.Equal(weights, Verdict(ImbalanceAdvisor.Advise(Of(frequent, rare)), ClassWeights));

    [Fact]
    public void A_snapshot_that_knows_trees_is_advised_for_trees()
    {
        var answers = new LabelAccumulator();
        answers.Add(new int[600], [.. Enumerable.Range(0, 600).Select(i => i < 50 ? 1 : 0)]);
        Snapshot labels = answers.ToSnapshot();

        Assert.Equal(TrainerKind.Unknown, ImbalanceSituation.Of(labels)!.Trainer);
        Assert.Equal(TrainerKind.Trees, ImbalanceSituation.Of(labels with { Configuration = new ConfigurationSummary { Rows = 600, Trees = new TreeShape(100, 1900, 600, LeafMinimum: 10) } })!.Trainer);
    }

    [Fact]
    public void More_columns_than_rows_leave_little_for_smote() =>
        Assert.Equal(LittleToGain, Verdict(ImbalanceAdvisor.Advise(Of(500, 50) with { NumericColumns = 551 }), Smote));

    // oil_spill: 48 columns, 41 rare rows of 937, and Smote gains .19 of balanced accuracy, as weights do.
    [Fact]
    public void More_columns_than_rare_rows_leave_smote_worth_trying() =>
        Assert.Equal(WorthTrying, Verdict(ImbalanceAdvisor.Advise(Of(896, 41) with { NumericColumns = 48 }), Smote));

    [Fact]
    public void No_class_is_an_error() => Assert.Throws<ArgumentException>(() => ImbalanceAdvisor.Advise(new ImbalanceSituation([])));

    // A classifier that always answers the frequent class: the report says which measure works with its six rare rows.
    [Fact]
    public void The_report_says_what_is_possible_with_the_rows_at_hand()
    {
        int[] actual = [.. Enumerable.Range(0, 600).Select(i => i < 5 ? 1 : 0)];
        CollapseReport report = Collapse.CheckLabels(new int[600], actual);

        Remedy oversample = Assert.Single(report.Remedies, remedy => remedy.Id == "oversample-training-rows");
        Assert.Contains(oversample.Steps, step => step.StartsWith("With the rows at hand Smote is impossible: Class '1' has 5 rows", StringComparison.Ordinal));
        Assert.Contains(oversample.Steps, step => step.StartsWith("With the rows at hand RandomOverSampler is worth trying", StringComparison.Ordinal));
    }

    private static ImbalanceSituation Of(long frequent, long rare) => new([new ClassRows("no", frequent), new ClassRows("yes", rare)]);

    private static ImbalanceVerdict Verdict(IReadOnlyList<ImbalanceAdvice> advice, ImbalanceMeasure measure) => advice.Single(a => a.Measure == measure).Verdict;

    private static string Reason(ImbalanceSituation situation, ImbalanceMeasure measure) => ImbalanceAdvisor.Advise(situation).Single(a => a.Measure == measure).Reason;
}
