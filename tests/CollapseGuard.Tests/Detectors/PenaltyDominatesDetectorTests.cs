using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class PenaltyDominatesDetectorTests
{
    private static readonly PenaltyDominatesDetector Detector = new();

    [Fact]
    public void Pulls_harder_than_the_data()
    {
        Finding finding = Detector.Finds(Snapshot(Failed with { PenaltyGradientRatio = 5 }));

        Assert.Equal((Severity.Warning, "penalty"), (finding.Severity, finding.Subject));
        Assert.Equal(new Evidence("penalty/data gradient", 5, Expectation.AtMost, .5, 640), Assert.Single(finding.Evidence));
    }

    /// <summary>At the end of a penalized training both pull alike.</summary>
    [Fact]
    public void Near_miss_a_penalized_training_that_converged()
    {
        Detector.IsSilentOn(Snapshot(Healthy with { PenaltyGradientRatio = 1 }));
        Detector.IsSilentOn(Snapshot(Healthy with { PenaltyGradientRatio = 3 }));
        Detector.IsSilentOn(Snapshot(Failed with { PenaltyGradientRatio = .5 }));
    }

    [Fact]
    public void Where_skill_is_unknown_it_must_outweigh()
    {
        TrainingSummary unknown = Failed with { TrainingSkill = double.NaN, ValidationSkill = double.NaN, ConstantLoss = double.NaN };

        Detector.IsSilentOn(Snapshot(unknown with { PenaltyGradientRatio = 2 }));
        Detector.Finds(Snapshot(unknown with { PenaltyGradientRatio = 2.1 }));
        Detector.DoesNotApplyTo(Snapshot(unknown with { PenaltyGradientRatio = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PenaltyDominatesOptions { MaximumRatio = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PenaltyDominatesOptions { MaximumRatioWithoutSkill = -1 });
    }
}
