using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class GeneralizationGapDetectorTests
{
    private static readonly GeneralizationGapDetector Detector = new();

    [Fact]
    public void Learned_by_heart()
    {
        Finding finding = Detector.Finds(Snapshot(Healthy with { TrainingSkill = .8, ValidationSkill = .2 }));

        Assert.Equal((Severity.Warning, "training"), (finding.Severity, finding.Subject));
        Assert.StartsWith("Skill over the best constant is 0.80 on training rows and 0.20 on validation rows (n = 640 steps). The validation loss was least after epoch 10 of 10.", finding.Message, StringComparison.Ordinal);
        Assert.Equal(.25, finding.Evidence[0].Value, 12);
    }

    [Fact]
    public void Near_miss_half_of_the_skill_is_kept() => Detector.IsSilentOn(Snapshot(Healthy with { TrainingSkill = .8, ValidationSkill = .4 }));

    /// <summary>Tiny losses: ten times as large on validation rows, and next to nothing.</summary>
    [Fact]
    public void Near_miss_tiny_losses() => Detector.IsSilentOn(Snapshot(Losses(1e-4, 1e-3)));

    [Fact]
    public void The_losses_tell_where_no_skill_is_known()
    {
        Assert.Equal(.1 / .9, Detector.Finds(Snapshot(Losses(.1, .9))).Evidence[0].Value, 12);
        Detector.DoesNotApplyTo(Snapshot(Losses(.1, double.NaN)));
        Detector.DoesNotApplyTo(Snapshot(Losses(.1, .9) with { ConstantLoss = double.NaN }));
    }

    [Fact]
    public void Unlearned_rows_have_no_gap()
    {
        Detector.CannotJudge(Snapshot(Healthy with { TrainingSkill = .1, ValidationSkill = -3 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GeneralizationGapOptions { MinimumShare = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GeneralizationGapOptions { MinimumTrainingSkill = 0 });
    }

    private static TrainingSummary Losses(double training, double validation) =>
        Healthy with { TrainingSkill = double.NaN, ValidationSkill = double.NaN, EpochLosses = [new EpochSummary(1, 64, .5, validation), new EpochSummary(2, 128, training, validation)] };
}
