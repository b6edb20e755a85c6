using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class CollapseAlarmDetectorTests
{
    private static readonly CollapseAlarmDetector Detector = new();

    private static readonly AlarmSummary Raised = new(.01, 2500, 120, 400, 520, .97);

    [Fact]
    public void The_alarm_is_a_collapse()
    {
        Finding finding = Detector.Finds(Snapshot(Failed with { Alarm = Raised }));

        Assert.Equal((Severity.Error, Outcome.OutputCollapse), (finding.Severity, finding.Implies));
        Assert.StartsWith("The collapse alarm was raised at step 400: the outputs had been shown to work at step 120 and became practically constant (n = 520 usable batches, false-alarm rate at most 0.01 for the whole run). Now 97", finding.Message, StringComparison.Ordinal);
        Assert.Equal([new Evidence("alarms", 1, Expectation.AtMost, 0, 520), new Evidence("share of narrow pairs", .97, Expectation.AtMost, .35, 520)], finding.Evidence);
    }

    [Fact]
    public void Outputs_that_never_worked_say_so() =>
        Assert.Contains("were still practically constant after a patience of 2,500 steps", Detector.Finds(Snapshot(Failed with { Alarm = Raised with { ArmedAtStep = null, NarrowShare = double.NaN } })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_network_that_recovered_gets_a_note()
    {
        Finding finding = Detector.Finds(Snapshot(Healthy with { Alarm = Raised with { NarrowShare = .05 } }));

        Assert.Equal((Severity.Note, null), (finding.Severity, finding.Implies));
        Assert.Single(finding.Evidence);
    }

    [Fact]
    public void Near_miss_a_plateau_within_patience()
    {
        Assert.Contains("2,500", Detector.CannotJudge(Snapshot(Failed with { Steps = 2_499, Alarm = Raised with { ArmedAtStep = null, AlarmAtStep = null } })), StringComparison.Ordinal);
        Detector.IsSilentOn(Snapshot(Failed with { Steps = 2_500, Alarm = Raised with { ArmedAtStep = null, AlarmAtStep = null } }));
        Detector.IsSilentOn(Snapshot(Healthy));
    }

    [Fact]
    public void Without_an_alarm_it_does_not_apply() => Detector.DoesNotApplyTo(Snapshot(Healthy with { Alarm = null }));
}
