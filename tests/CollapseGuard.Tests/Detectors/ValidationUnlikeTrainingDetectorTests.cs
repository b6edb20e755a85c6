using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class ValidationUnlikeTrainingDetectorTests
{
    private static readonly ValidationUnlikeTrainingDetector Detector = new();

    private static readonly InputShiftSummary Alike = new(8, 2_048, 500, .2, 3, 1, .001);

    /// <summary>Pixels divided by 255 in training and not at inference.</summary>
    [Fact]
    public void Another_scale_and_outside_the_range()
    {
        Finding finding = Detector.Finds(Seen(Alike with { ScaleRatio = 255, OutsideShare = .9 }));

        Assert.Equal((Severity.Warning, "validation inputs"), (finding.Severity, finding.Subject));
        Assert.Equal([new Evidence("numbers outside the training range", .9, Expectation.AtMost, .05, 500), new Evidence("scale of validation/training inputs", 255, Expectation.AtMost, 4, 500)], finding.Evidence);
    }

    [Fact]
    public void Too_small_counts_as_well() => Assert.Equal(
        new Evidence("scale of training/validation inputs", 8, Expectation.AtMost, 4, 500), Assert.Single(Detector.Finds(Seen(Alike with { ScaleRatio = .125 })).Evidence));

    /// <summary>A rare flag moves its column by forty standard deviations in a small batch.</summary>
    [Fact]
    public void Near_miss_a_rare_value_and_a_wider_batch()
    {
        Detector.IsSilentOn(Seen(Alike with { GreatestShift = 40 }));
        Detector.IsSilentOn(Seen(Alike with { ScaleRatio = 4, OutsideShare = .05 }));
    }

    [Fact]
    public void Validation_skill_makes_it_a_note() => Assert.Equal(
        Severity.Note, Detector.Finds(Snapshot(Healthy with { ValidationInputs = Alike with { OutsideShare = .2 } })).Severity);

    [Fact]
    public void Too_little_to_judge()
    {
        Detector.CannotJudge(Seen(Alike with { ValidationRows = 9, ScaleRatio = 255 }));
        Detector.DoesNotApplyTo(Snapshot(Failed with { ValidationInputs = null }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValidationUnlikeTrainingOptions { MaximumOutsideShare = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValidationUnlikeTrainingOptions { MaximumScaleRatio = .5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValidationUnlikeTrainingOptions { MinimumRows = 1 });
    }

    private static Snapshot Seen(InputShiftSummary inputs) => Snapshot(Failed with { ValidationInputs = inputs });
}
