using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class LowRankRepresentationDetectorTests
{
    private static readonly LowRankRepresentationDetector Detector = new();

    [Fact]
    public void Units_that_say_the_same()
    {
        Finding finding = Detector.Finds(Snapshot(Failed.With(1, l => l with { EffectiveRank = new FirstLatest(6, 1.1, 2) })));

        Assert.Equal((Severity.Warning, "layers.1"), (finding.Severity, finding.Subject));
        Assert.Contains("It began with 6.0: training brought it down.", finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Evidence("effective rank of 'layers.1'", 1.1, Expectation.AtLeast, 1.2, 100), Assert.Single(finding.Evidence));
    }

    [Fact]
    public void Equal_from_the_start_says_so() => Assert.Contains(
        "the fault lies before training", Detector.Finds(Snapshot(Failed.With(1, l => l with { EffectiveRank = Steady(1) }))).Message, StringComparison.Ordinal);

    /// <summary>One output needs one direction: a network that has learned it is done.</summary>
    [Fact]
    public void Near_miss_a_network_that_learned_one_output() => Detector.IsSilentOn(Snapshot(Healthy.With(2, l => l with { EffectiveRank = Steady(1.05) })));

    [Fact]
    public void Near_miss_a_second_direction_and_a_waist()
    {
        Detector.IsSilentOn(Snapshot(Failed.With(1, l => l with { EffectiveRank = Steady(1.2) })));
        Detector.IsSilentOn(Snapshot(Failed.With(1, l => l with { EffectiveRank = Steady(1), Units = 2 })));
    }

    [Fact]
    public void Too_little_to_judge()
    {
        Detector.CannotJudge(Snapshot(Failed with { BatchSize = 1 }));
        Detector.DoesNotApplyTo(Snapshot(Failed with { Layers = [] }));
        Detector.DoesNotApplyTo(Snapshot(Failed.WithAll(l => l with { Units = 4 })));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LowRankRepresentationOptions { MinimumRank = .5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LowRankRepresentationOptions { MinimumUnits = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LowRankRepresentationOptions { MinimumRows = 1 });
    }
}
