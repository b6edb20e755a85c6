using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class GradientsNotClearedDetectorTests
{
    private static readonly GradientsNotClearedDetector Detector = new();

    [Fact]
    public void Every_step_adds_to_the_last()
    {
        Finding finding = Detector.Finds(Carried(Failed, 1));

        Assert.Equal((Severity.Error, "gradients"), (finding.Severity, finding.Subject));
        Assert.Equal(new Evidence("steps that carry a past gradient", 1, Expectation.AtMost, .5, 100), Assert.Single(finding.Evidence));
    }

    [Fact]
    public void A_network_that_learns_all_the_same_is_warned() => Assert.Equal(Severity.Warning, Detector.Finds(Carried(Healthy, 1)).Severity);

    [Fact]
    public void Near_miss_every_other_step() => Detector.IsSilentOn(Carried(Failed, .5));

    [Fact]
    public void Untested_is_not_clear()
    {
        Detector.DoesNotApplyTo(Carried(Failed, double.NaN));
        Detector.DoesNotApplyTo(Snapshot(Failed with { Parameters = null }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientsNotClearedOptions { MaximumShare = 2 });
    }

    private static Snapshot Carried(TrainingSummary training, double share) => Snapshot(training with { Parameters = training.Parameters! with { CarriedGradientShare = share } });
}
