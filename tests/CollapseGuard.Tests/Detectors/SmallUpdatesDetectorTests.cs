using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class SmallUpdatesDetectorTests
{
    private static readonly SmallUpdatesDetector Detector = new();

    /// <summary>640 steps of 1e-6: .064 % of the weights.</summary>
    [Fact]
    public void All_steps_together_move_nothing()
    {
        Finding finding = Detector.Finds(Snapshot(Failed.WithAll(l => l with { UpdateRatio = Steady(1e-6) })));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal(1e-6, finding.Evidence[0].Value);
        Assert.Equal(6.4e-4, finding.Evidence[1].Value, 12);
    }

    /// <summary>Tiny steps, but 640,000 of them; and steps that are small because the run is at its end.</summary>
    [Fact]
    public void Near_miss_many_steps_and_a_converged_run()
    {
        Detector.IsSilentOn(Snapshot(Failed.WithAll(l => l with { UpdateRatio = Steady(1e-6) }) with { Steps = 640_000 }));
        Detector.IsSilentOn(Snapshot(Failed.WithAll(l => l with { UpdateRatio = new FirstLatest(.01, 1e-9, 1e-6) })));
        Detector.IsSilentOn(Snapshot(Healthy.WithAll(l => l with { UpdateRatio = Steady(1e-6) })));
    }

    /// <summary>One layer that moves is enough.</summary>
    [Fact]
    public void Near_miss_a_frozen_part() => Detector.IsSilentOn(Snapshot(Failed.With(0, l => l with { UpdateRatio = Steady(1e-9) })));

    [Fact]
    public void Warm_up_and_no_movement_are_left_to_others()
    {
        Detector.CannotJudge(Snapshot(Failed.WithAll(l => l with { UpdateRatio = Steady(1e-6) }) with { Steps = 49 }));
        Detector.DoesNotApplyTo(Snapshot(Failed.WithAll(l => l with { UpdateRatio = Steady(0) })));
        Detector.DoesNotApplyTo(Snapshot(Failed.WithAll(l => l with { UpdateRatio = FirstLatest.Unknown })));
        Detector.DoesNotApplyTo(Snapshot(Failed with { Layers = [] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SmallUpdatesOptions { MinimumRatio = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SmallUpdatesOptions { MinimumTravel = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SmallUpdatesOptions { MinimumSteps = 0 });
    }
}
