using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class LargeUpdatesDetectorTests
{
    private static readonly LargeUpdatesDetector Detector = new();

    [Fact]
    public void Usual_steps_of_a_third()
    {
        Finding finding = Detector.Finds(Snapshot(Failed.WithAll(l => l with { UpdateRatio = Steady(.3) })));

        Assert.Equal((Severity.Warning, "4 layers"), (finding.Severity, finding.Subject));
        Assert.Equal(new Evidence("median change/norm of the parameters a step", .3, Expectation.AtMost, .1, 100), Assert.Single(finding.Evidence));
    }

    [Fact]
    public void A_first_step_larger_than_the_weights() => Assert.Equal(
        new Evidence("first step's change/norm of the parameters", 20, Expectation.AtMost, 1, 100),
        Assert.Single(Detector.Finds(Snapshot(Failed.WithAll(l => l with { UpdateRatio = new FirstLatest(20, 0, 1e-4) }))).Evidence));

    /// <summary>Adam on small weights takes steps of some percent; one layer, a bias that begins at 0, may do as it likes.</summary>
    [Fact]
    public void Near_miss_adam_and_a_bias()
    {
        Detector.IsSilentOn(Snapshot(Failed.WithAll(l => l with { UpdateRatio = new FirstLatest(.5, .02, .1) })));
        Detector.IsSilentOn(Snapshot(Failed.With(3, l => l with { UpdateRatio = new FirstLatest(double.PositiveInfinity, 3, 3) })));
    }

    [Fact]
    public void Near_miss_a_network_that_learns() => Detector.IsSilentOn(Snapshot(Healthy.WithAll(l => l with { UpdateRatio = Steady(.3) })));

    [Fact]
    public void Without_steps_it_does_not_apply()
    {
        Detector.DoesNotApplyTo(Snapshot(Failed with { Layers = [] }));
        Detector.DoesNotApplyTo(Snapshot(Failed.WithAll(l => l with { UpdateRatio = FirstLatest.Unknown })));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LargeUpdatesOptions { MaximumRatio = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LargeUpdatesOptions { MaximumFirstRatio = double.NaN });
    }
}
