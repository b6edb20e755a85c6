using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class NoBetterThanConstantDetectorTests
{
    private static readonly NoBetterThanConstantDetector Detector = new();

    [Fact]
    public void Training_rows_answered_by_a_constant()
    {
        Finding finding = Detector.Finds(Snapshot(Failed with { Steps = 3_000 }));

        Assert.Equal((Severity.Warning, "training"), (finding.Severity, finding.Subject));
        Assert.StartsWith("After n = 3,000 steps even the training rows are answered no better than by the best constant: skill 0.000 (loss ", finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Evidence("skill over the best constant on training rows", 0, Expectation.AtLeast, .02, 3_000), Assert.Single(finding.Evidence));
    }

    /// <summary>Within the alarm's patience a plateau may still end.</summary>
    [Fact]
    public void On_a_plateau_it_is_a_note() => Assert.Equal(Severity.Note, Detector.Finds(Snapshot(Failed)).Severity);

    [Fact]
    public void Near_miss_a_little_skill() => Detector.IsSilentOn(Snapshot(Failed with { TrainingSkill = .02 }));

    /// <summary>Dropout and a penalty hold the training loss up; validation rows show what was learned.</summary>
    [Fact]
    public void Near_miss_a_loss_with_a_penalty() => Detector.IsSilentOn(Snapshot(Failed with { TrainingSkill = -.1, ValidationSkill = .4 }));

    [Fact]
    public void The_loss_itself_where_it_is_quiet_enough()
    {
        TrainingSummary unknown = Failed with { TrainingSkill = double.NaN, ValidationSkill = double.NaN, Steps = 3_000 };

        Detector.Finds(Snapshot(unknown));
        Detector.IsSilentOn(Snapshot(unknown with { ConstantLoss = 1.2 }));
        Assert.Contains("too noisy", Detector.CannotJudge(Snapshot(unknown with { Loss = Course(w => w % 2 == 0 ? 0 : 2, 1) })), StringComparison.Ordinal);
        Detector.CannotJudge(Snapshot(unknown with { ConstantLoss = double.NaN }));
        Detector.CannotJudge(Snapshot(Failed with { Steps = 99 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NoBetterThanConstantOptions { MinimumSteps = 0 });
    }
}
