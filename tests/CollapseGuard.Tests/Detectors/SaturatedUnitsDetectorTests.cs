using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class SaturatedUnitsDetectorTests
{
    private static readonly SaturatedUnitsDetector Detector = new();

    [Fact]
    public void Layer_at_its_ends()
    {
        Finding finding = Detector.Finds(Snapshot(Failed.With(1, l => l with { SaturatedShare = Steady(.95) })));

        Assert.Equal((Severity.Warning, "layers.1"), (finding.Severity, finding.Subject));
        Assert.Equal(new Evidence("saturated units of 'layers.1'", .95, Expectation.AtMost, .9, 32), Assert.Single(finding.Evidence));
    }

    [Fact]
    public void Near_miss_most_units_at_their_ends() => Detector.IsSilentOn(Snapshot(Failed.With(1, l => l with { SaturatedShare = Steady(.9) })));

    /// <summary>A classifier that is sure of its answers sits at the ends of its output.</summary>
    [Fact]
    public void Near_miss_a_sure_classifier()
    {
        TrainingSummary sure = Healthy.With(3, l => l with { SaturatedShare = Steady(1) });

        Detector.IsSilentOn(Snapshot(sure));
        Assert.Equal("output", Detector.Finds(Snapshot(sure with { TrainingSkill = 0, ValidationSkill = 0 })).Subject);
    }

    [Fact]
    public void Small_batches_decide_nothing_and_unbounded_layers_do_not_apply()
    {
        Detector.CannotJudge(Snapshot(Failed with { BatchSize = 2 }));
        Detector.DoesNotApplyTo(Snapshot(Failed.With(1, l => l with { SaturatedShare = FirstLatest.Unknown })));
        Detector.DoesNotApplyTo(Snapshot(Failed with { Layers = [] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SaturatedUnitsOptions { MaximumShare = .4 });
    }
}
