using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.FittedModels;

namespace CollapseGuard.Tests.Detectors;

public class StorageMismatchDetectorTests
{
    private static readonly StorageMismatchDetector Detector = new();

    [Fact]
    public void Finds_a_model_that_loads_as_another()
    {
        Finding finding = Detector.Finds(With(s => s with { Storage = new StorageTrip(200, 50, .4) }));

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal(new Evidence("share of rows answered otherwise after loading", .25, Expectation.AtMost, 0, 200), finding.Evidence[0]);
    }

    [Fact]
    public void A_model_that_cannot_be_saved_is_a_note() =>
        Assert.Equal(Severity.Note, Detector.Finds(With(s => s with { Storage = new StorageTrip(0, 0, 0, "no signature.") })).Severity);

    [Fact]
    public void Near_miss_rounding() => Detector.IsSilentOn(With(s => s with { Storage = new StorageTrip(200, 0, 1e-7) }));

    [Fact]
    public void Says_what_it_lacks() => Detector.DoesNotApplyTo(With(s => s with { Storage = null }));
}
