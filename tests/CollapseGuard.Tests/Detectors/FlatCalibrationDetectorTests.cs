using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.FittedModels;

namespace CollapseGuard.Tests.Detectors;

public class FlatCalibrationDetectorTests
{
    private static readonly FlatCalibrationDetector Detector = new();

    [Fact]
    public void Finds_probabilities_that_hardly_follow_their_scores()
    {
        Finding finding = Detector.Finds(Shape(1_000, 300, .9, .25, .005));

        Assert.Equal(new Evidence("sd(probability)/sd(observed rate)", .02, Expectation.AtLeast, .1, 1_000), Assert.Single(finding.Evidence));
        Assert.StartsWith("The score ranks (AUC 0.9), and the observed rate varies with it by 0.25", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>A class of one in a hundred: its probabilities vary little, and so do its rates.</summary>
    [Fact]
    public void Near_miss_a_rare_class() => Detector.IsSilentOn(Shape(10_000, 100, .8, .02, .015));

    [Fact]
    public void Near_miss_cautious_probabilities() => Detector.IsSilentOn(Shape(1_000, 300, .9, .25, .08));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.CannotJudge(Shape(1_000, 300, .55, .02, .0001));
        Detector.CannotJudge(Shape(1_000, 24, .9, .1, .0001));
        Detector.DoesNotApplyTo(With(s => s with { Calibration = null }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FlatCalibrationOptions { MinimumAuc = .4 });
    }

    private static Snapshot Shape(long rows, long positives, double auc, double rate, double probability) =>
        With(s => s with { Calibration = new CalibrationShape(rows, positives, auc, rate, probability) });
}
