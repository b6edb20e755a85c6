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
        Assert.Contains("at least 10 rows", Detector.CannotJudge(Drawn.Binary(500, .01, 2, shift: -6)), StringComparison.Ordinal);

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

    private static SignalSummary Probed(double pValue) => new() { IsDecided = true, PValue = pValue, DetectableR2 = .02, Rows = 5_000, Columns = 5 };
}
