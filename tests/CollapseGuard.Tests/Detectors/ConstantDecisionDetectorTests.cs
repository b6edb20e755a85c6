using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class ConstantDecisionDetectorTests
{
    private static readonly ConstantDecisionDetector Detector = new();

    [Fact]
    public void Finds_scores_that_rank_below_the_threshold()
    {
        Finding finding = Detector.Finds(Drawn.Binary(5_000, .02, 2, shift: -6));

        Assert.Equal(Outcome.DecisionCollapse, finding.Implies);
        Assert.Contains("the threshold 0.5", finding.Message, StringComparison.Ordinal);
        Assert.Contains("n = 5,000", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_a_matrix_whose_greatest_is_always_the_same() =>
        Assert.Contains("the greatest probability", Detector.Finds(Drawn.Matrix(900, 3, 1, lead: 12)).Message, StringComparison.Ordinal);

    [Fact]
    public void Near_miss_the_same_scores_at_a_threshold_within_reach() =>
        Detector.IsSilentOn(Drawn.Binary(5_000, .02, 2, shift: -6, threshold: .01));

    [Fact]
    public void Near_miss_scores_that_do_not_rank() => Detector.IsSilentOn(Drawn.Binary(5_000, .1, 0, shift: -6));

    [Fact]
    public void Few_positives_are_not_judged() =>
        Assert.Contains("at least 7 rows", Detector.CannotJudge(Drawn.Binary(500, .01, 2, shift: -6)), StringComparison.Ordinal);

    /// <summary>Too few rows to rule out a recall of .2 (.8^9 = .13), and yet none of the nine is decided for.</summary>
    [Fact]
    public void Finds_decisions_that_are_constant_in_these_rows()
    {
        Finding finding = Detector.Finds(Rare(rows: 214, rare: 9, found: 0));

        Assert.Equal(Outcome.DecisionCollapse, finding.Implies);
        Assert.Contains("lets nothing else through, and of 9 rows of another class 0 are found", finding.Message, StringComparison.Ordinal);
        Assert.Equal(("recall off the modal class in these rows", 0.0), (finding.Evidence[1].Statistic, finding.Evidence[1].Value));
        Assert.Contains("hardly anything else", Detector.Finds(Rare(rows: 214, rare: 9, found: 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_miss_a_fifth_of_nine_rows_is_found() => Detector.IsSilentOn(Rare(rows: 2_000, rare: 9, found: 2));

    [Fact]
    public void Near_miss_one_decision_in_a_hundred_varies() => Detector.IsSilentOn(Rare(rows: 200, rare: 12, found: 1, falseAlarms: 1));

    /// <summary>Wrong, and not constant: as many rows are given to the rare class as are of it.</summary>
    [Fact]
    public void Near_miss_a_rare_class_decided_as_often_as_it_occurs() => Detector.IsSilentOn(Rare(rows: 5_000, rare: 9, found: 1, falseAlarms: 8));

    /// <summary>A sound model with a recall of .2 at a prevalence of .01.</summary>
    [Fact]
    public void Near_miss_a_large_modal_share_with_a_fifth_found() => Detector.IsSilentOn(Rare(rows: 5_000, rare: 50, found: 10));

    [Fact]
    public void Near_miss_nine_rows_that_do_not_rank() => Detector.IsSilentOn(Rare(rows: 214, rare: 9, found: 0, ranks: false));

    /// <summary>Memorized rows rank faintly: without signal in the inputs that is no skill held back by a threshold.</summary>
    [Fact]
    public void A_faint_ranking_counts_only_where_the_inputs_may_hold_signal()
    {
        Snapshot faint = Drawn.Binary(5_000, .1, .2, shift: -6);

        Detector.Finds(faint);
        Detector.Finds(faint with { Signal = Probed(pValue: .005) });
        Detector.IsSilentOn(faint with { Signal = Probed(pValue: .6) });
        new ConstantScoreDetector().Finds(faint with { Signal = Probed(pValue: .6) });
    }

    [Fact]
    public void A_clear_ranking_outweighs_a_probe_that_saw_nothing() =>
        Detector.Finds(Drawn.Binary(5_000, .1, 1, shift: -6) with { Signal = Probed(pValue: .6) });

    // The rare rows lie above all others, or in their midst; as many of both as are asked for pass the threshold.
    private static Snapshot Rare(int rows, int rare, int found, int falseAlarms = 0, bool ranks = true)
    {
        bool[] actual = [.. Enumerable.Range(0, rows).Select(i => i < rare)];
        float[] scores = [.. Enumerable.Range(0, rows).Select(i =>
            i < found || (i >= rare && i < rare + falseAlarms) ? .6f
            : i >= rare ? .3f * (i - rare) / rows
            : ranks ? .4f : .3f * (i + .5f) / rare)];
        return Drawn.Binary(scores, actual);
    }

    private static SignalSummary Probed(double pValue) => new() { IsDecided = true, PValue = pValue, DetectableR2 = .02, Rows = 5_000, Columns = 5 };
}
