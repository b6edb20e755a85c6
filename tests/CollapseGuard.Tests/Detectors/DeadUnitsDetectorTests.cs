using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class DeadUnitsDetectorTests
{
    private static readonly DeadUnitsDetector Detector = new();

    [Fact]
    public void Layer_of_zeros()
    {
        Finding finding = Detector.Finds(Snapshot(Failed.With(0, l => l with { DeadShare = Steady(.95) }).With(2, l => l with { DeadShare = Steady(1) })));

        Assert.Equal((Severity.Warning, "2 layers"), (finding.Severity, finding.Subject));
        Assert.StartsWith("'layers.2', 'layers.0', the worst first: 100", finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Evidence("dead units of 'layers.2'", 1, Expectation.AtMost, .9, 32), finding.Evidence[0]);
    }

    /// <summary>Nine units in ten may rest: the tenth decides.</summary>
    [Fact]
    public void Near_miss_a_sparse_layer() => Detector.IsSilentOn(Snapshot(Failed.With(0, l => l with { DeadShare = Steady(.9) })));

    [Fact]
    public void A_network_that_learns_gets_a_note() => Assert.Equal(Severity.Note, Detector.Finds(Snapshot(Healthy.With(0, l => l with { DeadShare = Steady(.95) }))).Severity);

    /// <summary>For a single row half of the units of a sound layer are 0.</summary>
    [Fact]
    public void Small_batches_decide_nothing() => Assert.Contains("larger batch", Detector.CannotJudge(Snapshot(Failed.With(0, l => l with { DeadShare = Steady(1) }) with { BatchSize = 4 })), StringComparison.Ordinal);

    [Fact]
    public void Without_layers_it_does_not_apply()
    {
        Detector.DoesNotApplyTo(Snapshot(Failed with { Layers = [] }));
        Detector.DoesNotApplyTo(Snapshot(Failed.WithAll(l => l with { DeadShare = FirstLatest.Unknown })));
    }

    [Fact]
    public void Limits_are_options()
    {
        new DeadUnitsDetector(new DeadUnitsOptions { MaximumShare = .5 }).Finds(Snapshot(Failed.With(0, l => l with { DeadShare = Steady(.6) })));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeadUnitsOptions { MaximumShare = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeadUnitsOptions { MinimumRows = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearnedSkill { Shown = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearnedSkill { Absent = -1 });
    }
}
