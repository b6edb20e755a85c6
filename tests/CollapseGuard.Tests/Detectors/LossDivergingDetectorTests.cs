using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class LossDivergingDetectorTests
{
    private static readonly LossDivergingDetector Detector = new();

    /// <summary>From 1.05 to a mean of 30.5 over the last four windows.</summary>
    [Fact]
    public void Ends_above_where_it_began()
    {
        Finding finding = Detector.Finds(Snapshot(Failed with { Loss = Course(w => 1 + w, .05) }));

        Assert.Equal((Severity.Warning, "loss"), (finding.Severity, finding.Subject));
        Assert.Equal(30.5 / 1.05, finding.Evidence[0].Value, 0);
        Assert.Equal(1.2, finding.Evidence[0].Limit);
    }

    /// <summary>It fell below the constant and rose again to nearly where it began: CG2016 may speak, this does not.</summary>
    [Fact]
    public void Near_miss_a_loss_that_comes_back() => Detector.IsSilentOn(Snapshot(Failed with { Loss = Course(w => 1 + (.006 * w), .05) }));

    /// <summary>The first steps threw the loss from .7 to 3, where it stays: three times what the constant loses.</summary>
    [Fact]
    public void Thrown_up_within_the_first_window()
    {
        TrainingSummary thrown = Failed with { Loss = Course(_ => 3, .5) with { First = .7 } };

        Assert.Equal(3 / .7, Detector.Finds(Snapshot(thrown with { TrainingSkill = -2, ValidationSkill = double.NaN })).Evidence[0].Value, 1);
        Detector.IsSilentOn(Snapshot(thrown with { TrainingSkill = -.4, ValidationSkill = double.NaN }));
    }

    [Fact]
    public void Near_miss_below_the_constant() => Detector.IsSilentOn(Snapshot(Failed with { Loss = Course(w => .1 + (.02 * w), .01) }));

    /// <summary>The generator of a pair: no targets, and its loss rises sevenfold while the critic learns.</summary>
    [Fact]
    public void Near_miss_one_of_two_networks()
    {
        TrainingSummary unknown = Healthy with { ConstantLoss = double.NaN, TrainingSkill = double.NaN, ValidationSkill = double.NaN };

        Detector.IsSilentOn(Snapshot(unknown with { Loss = Course(w => .7 + (.15 * w), .2) }));
        Assert.Equal(100, Detector.Finds(Snapshot(unknown with { Loss = Course(w => .7 + (10 * w), .2) })).Evidence[0].Limit);
    }

    [Fact]
    public void Too_little_to_judge()
    {
        Detector.CannotJudge(Snapshot(Failed with { Loss = Course(w => 1 + w, .05, windows: 7) }));
        Detector.CannotJudge(Snapshot(Failed with { Loss = Course(w => w - 40, .05) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LossDivergingOptions { MaximumGrowth = .5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LossDivergingOptions { MaximumUnknownGrowth = .5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LossDivergingOptions { StandardErrors = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LossDivergingOptions { HarmfulSkill = .1 });
    }
}
