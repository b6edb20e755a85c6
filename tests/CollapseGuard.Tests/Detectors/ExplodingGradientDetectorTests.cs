using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class ExplodingGradientDetectorTests
{
    private static readonly ExplodingGradientDetector Detector = new();

    [Fact]
    public void Most_layers_beyond_their_history()
    {
        Finding finding = Detector.Finds(Snapshot(Failed.WithAll(l => l with { GradientScale = new FirstLatest(.01, .8, .004) })));

        Assert.Equal((Severity.Warning, "4 layers"), (finding.Severity, finding.Subject));
        Assert.Equal(200, finding.Evidence[0].Value, 9);
        Assert.Contains("200 times its own median (n = 100 sampled steps", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_miss_a_noisy_batch_and_one_layer_alone()
    {
        Detector.IsSilentOn(Snapshot(Failed.WithAll(l => l with { GradientScale = new FirstLatest(.01, .4, .004) })));
        Detector.IsSilentOn(Snapshot(Failed.With(0, l => l with { GradientScale = new FirstLatest(.01, 5, .004) })));
    }

    /// <summary>A far target begins with gradients a million times those of its end.</summary>
    [Fact]
    public void Near_miss_gradients_that_fall() => Detector.IsSilentOn(Snapshot(Failed.WithAll(l => l with { GradientScale = new FirstLatest(1e4, .01, .02) })));

    [Fact]
    public void Too_little_to_judge()
    {
        Detector.CannotJudge(Snapshot(Failed.WithAll(l => l with { Samples = 4 })));
        Detector.DoesNotApplyTo(Snapshot(Failed with { Layers = [] }));
        Detector.DoesNotApplyTo(Snapshot(Failed.WithAll(l => l with { GradientScale = FirstLatest.Unknown })));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExplodingGradientOptions { MaximumGrowth = .5 });
    }
}
