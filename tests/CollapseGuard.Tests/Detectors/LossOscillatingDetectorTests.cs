using CollapseGuard.Detectors;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class LossOscillatingDetectorTests
{
    private static readonly LossOscillatingDetector Detector = new();

    /// <summary>Batches of 32 rows explain 10/√32 = 177 % of the level; these losses swing by 200 %.</summary>
    [Fact]
    public void Swings_beyond_the_batches_noise()
    {
        Finding finding = Detector.Finds(Snapshot(Failed with { Loss = Course(_ => 3, 6) }));

        Assert.Equal((Severity.Warning, "loss"), (finding.Severity, finding.Subject));
        Assert.Equal(2, finding.Evidence[0].Value, 2);
        Assert.Equal(10 / Math.Sqrt(32), finding.Evidence[0].Limit, 12);
    }

    /// <summary>The same swing in batches of two rows is their noise; a tenth of it in any batch is none.</summary>
    [Fact]
    public void Near_miss_small_batches()
    {
        Detector.IsSilentOn(Snapshot(Failed with { Loss = Course(_ => 3, 6), BatchSize = 2 }));
        Detector.IsSilentOn(Snapshot(Failed with { Loss = Course(_ => 3, .6), BatchSize = 100_000 }));
    }

    /// <summary>Near the floor the loss swings by many times its level, and the network has learned.</summary>
    [Fact]
    public void Near_miss_near_the_floor() => Detector.IsSilentOn(Snapshot(Healthy with { Loss = Course(_ => 1e-4, 1e-3) }));

    [Fact]
    public void A_fall_is_no_swing() => Detector.IsSilentOn(Snapshot(Failed with { Loss = Course(w => 40 - w, .01), BatchSize = 100_000 }));

    [Fact]
    public void Too_little_to_judge()
    {
        Detector.CannotJudge(Snapshot(Failed with { BatchSize = 0 }));
        Detector.CannotJudge(Snapshot(Failed with { Loss = Course(_ => 3, 6, windows: 5) }));
        Detector.CannotJudge(Snapshot(Failed with { ConstantLoss = double.NaN, TrainingSkill = double.NaN, ValidationSkill = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LossOscillatingOptions { MaximumSwing = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LossOscillatingOptions { RowSpread = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LossOscillatingOptions { MinimumLosses = 1 });
    }
}
