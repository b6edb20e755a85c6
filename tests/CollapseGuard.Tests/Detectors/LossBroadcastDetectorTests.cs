using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class LossBroadcastDetectorTests
{
    private static readonly LossBroadcastDetector Detector = new();

    [Fact]
    public void Finds_a_column_that_meets_a_vector()
    {
        Finding finding = Detector.Finds(ExaminedLosses.Broken["(n, 1) meets (n) (tdc-mpg-broadcast)"]);

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal(3e-7, finding.Evidence[0].Value);
        Assert.Contains("outputs (64, 1), targets (64) are broadcast", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_shapes_reduced_before_comparing_are_a_warning() => Assert.Equal(Severity.Warning, Detector.Finds(ExaminedLosses.Broken["means compared"]).Severity);

    [Fact]
    public void A_column_that_the_loss_squeezes_is_sound() => Detector.IsSilentOn(
        ExaminedLosses.Of(ExaminedLosses.Squared, ExaminedLosses.Numbers with { TargetShape = "(64)" }));

    [Fact]
    public void A_million_rows_change_little_and_are_matched() => Detector.IsSilentOn(
        ExaminedLosses.Of(ExaminedLosses.Squared with { RowMatching = 1e-3 }, ExaminedLosses.Numbers, rows: 1_000_000));

    [Fact]
    public void A_penalty_of_a_hundred_thousand_does_not_broadcast() => Detector.DoesNotApplyTo(ExaminedLosses.Of(
        ExaminedLosses.Squared with { AtPerfect = 1e5, AtConstant = 1e5 + 1, AtShifted = 1e5 + 1, AtInverted = 1e5 + 4, AtPermuted = 1e5 + 2, RowMatching = 2e-5, PenaltyGradientRatio = .5 }, ExaminedLosses.Numbers));

    [Fact]
    public void What_tells_nothing_apart_is_not_its_matter() => Detector.DoesNotApplyTo(ExaminedLosses.Broken["frozen beyond 1 (tdc-mpg-ce)"]);

    [Fact]
    public void Equal_targets_show_nothing() => Detector.CannotJudge(
        ExaminedLosses.Of(ExaminedLosses.Broadcast, ExaminedLosses.Numbers with { TargetMinimum = 1, TargetMaximum = 1 }));

    [Fact]
    public void Without_targets_it_does_not_apply() => Detector.DoesNotApplyTo(ExaminedLosses.Sound["critic, no targets"]);
}
