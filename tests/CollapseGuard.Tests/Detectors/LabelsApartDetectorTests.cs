using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class LabelsApartDetectorTests
{
    private static readonly LabelsApartDetector Detector = new();

    [Fact]
    public void Signal_outside_and_none_within()
    {
        Finding finding = Detector.Finds(Probed(.6, .005));

        Assert.Equal((Severity.Error, "training pairs"), (finding.Severity, finding.Subject));
        Assert.StartsWith("In the training batches nothing tried predicts the targets from the inputs (p = 0.60, n = 1,000), and on rows outside of training it does (p = 0.005, n = 1,000).", finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Evidence("p-value in the training batches", .6, Expectation.AtMost, .05, 1_000), Assert.Single(finding.Evidence));
    }

    /// <summary>No signal here and none there: the target cannot be predicted, which CG3001 says.</summary>
    [Fact]
    public void Near_miss_a_target_that_cannot_be_predicted() => Detector.CannotJudge(Probed(.6, .7));

    [Fact]
    public void Near_miss_signal_in_the_batches_or_in_the_skill()
    {
        Detector.IsSilentOn(Probed(.005, .005));
        Detector.IsSilentOn(Snapshot(Healthy with { TrainingSignal = Signal(.6) }));
    }

    [Fact]
    public void Too_few_rows_do_not_show_absence()
    {
        Detector.CannotJudge(Probed(.03, .005));
        Detector.CannotJudge(Snapshot(Failed with { TrainingSignal = Signal(.6, detectable: .4) }) with { Signal = Signal(.005) });
        Assert.Contains("rows outside of training", Detector.CannotJudge(Snapshot(Failed with { TrainingSignal = Signal(.6) })), StringComparison.Ordinal);
        Detector.CannotJudge(Snapshot(Failed with { TrainingSignal = new SignalSummary { IsDecided = false, Reason = "too few rows" } }));
        Detector.DoesNotApplyTo(Snapshot(Failed with { TrainingSignal = null }));
    }

    private static Snapshot Probed(double within, double outside) => Snapshot(Failed with { TrainingSignal = Signal(within) }) with { Signal = Signal(outside) };
}
