using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class VanishingGradientDetectorTests
{
    private static readonly VanishingGradientDetector Detector = new();

    /// <summary>Norms: .002·√1600·6 = .48 in every layer; a gradient of 1e-7 in the first makes 2.4e-5, a ratio of 5e-5.</summary>
    [Fact]
    public void First_layer_without_a_pull()
    {
        Finding finding = Detector.Finds(Snapshot(Lost(1e-7, 1e-7)));

        Assert.Equal((Severity.Warning, "layers.0"), (finding.Severity, finding.Subject));
        Assert.Equal(5e-5, finding.Evidence[0].Value, 12);
        Assert.Equal(1e-3, finding.Evidence[0].Limit);
    }

    /// <summary>A thousandth arrives: enough. So it does when all gradients are tiny because the run has converged.</summary>
    [Fact]
    public void Near_miss_a_deep_network_and_a_converged_one()
    {
        Detector.IsSilentOn(Snapshot(Lost(2.1e-6, 1e-7)));
        Detector.IsSilentOn(Snapshot(Failed.WithAll(l => l with { GradientScale = Steady(1e-12) })));
    }

    /// <summary>Adam divides by the gradient's size: the first layer moves as fast as the others.</summary>
    [Fact]
    public void Near_miss_an_optimizer_that_evens_the_steps() => Detector.IsSilentOn(Snapshot(Lost(1e-7, .001)));

    /// <summary>Weights of a thousandth make gradients a thousand times as large, and the pull is the same.</summary>
    [Fact]
    public void Near_miss_small_weights_behind() => Detector.IsSilentOn(Snapshot(Failed.With(3, l => l with { WeightNorm = Steady(.006), GradientScale = Steady(2) })));

    [Fact]
    public void Frozen_layers_are_no_early_layers() => Detector.IsSilentOn(Snapshot(Failed.With(0, l => l with { IsFrozen = true, GradientScale = Steady(0), UpdateRatio = Steady(0) })));

    [Fact]
    public void A_network_that_learns_gets_a_note() =>
        Assert.Equal(Severity.Note, Detector.Finds(Snapshot(Lost(1e-7, 1e-7) with { TrainingSkill = .5 })).Severity);

    [Fact]
    public void Too_little_to_judge()
    {
        Detector.DoesNotApplyTo(Snapshot(Failed with { Layers = [] }));
        Detector.DoesNotApplyTo(Snapshot(Failed with { Layers = [.. Failed.Layers.Take(2)] }));
        Detector.CannotJudge(Snapshot(Lost(1e-7, 1e-7).WithAll(l => l with { Samples = 2 })));
        Detector.CannotJudge(Snapshot(Failed.WithAll(l => l with { GradientScale = Steady(0) })));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VanishingGradientOptions { MinimumRatio = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new VanishingGradientOptions { MinimumMovement = 2 });
    }

    private static TrainingSummary Lost(double gradient, double movement) => Failed.With(0, l => l with { GradientScale = Steady(gradient), UpdateRatio = Steady(movement) });
}
