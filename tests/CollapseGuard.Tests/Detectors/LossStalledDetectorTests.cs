using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class LossStalledDetectorTests
{
    private static readonly LossStalledDetector Detector = new();

    [Fact]
    public void Plateau_at_the_constant()
    {
        Finding finding = Detector.Finds(Snapshot(Failed));

        Assert.Equal((Severity.Note, "loss"), (finding.Severity, finding.Subject));
        Assert.StartsWith("The loss has stayed at 1 over the last half of the run, where the best constant has 1 (n = 320 losses)", finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Evidence("loss/loss of the best constant", 1.01, Expectation.AtMost, .98, 320), Assert.Single(Detector.Finds(Snapshot(Failed with { TrainingSkill = -.01 })).Evidence));
    }

    /// <summary>R² .03 is all there is to learn, and it was: flat at its floor.</summary>
    [Fact]
    public void Near_miss_a_floor_just_below_the_constant() => Detector.IsSilentOn(Snapshot(Failed with { TrainingSkill = .03, ValidationSkill = .03 }));

    [Fact]
    public void Near_miss_a_slow_fall() => Detector.IsSilentOn(Snapshot(Failed with { Loss = Course(w => 1.5 - (.002 * w), .01) }));

    [Fact]
    public void The_loss_itself_tells_where_no_skill_is_known()
    {
        TrainingSummary unknown = Failed with { TrainingSkill = double.NaN, ValidationSkill = double.NaN };

        Detector.Finds(Snapshot(unknown));
        Detector.IsSilentOn(Snapshot(unknown with { ConstantLoss = 1.1 }));
        Assert.Contains("floor", Detector.CannotJudge(Snapshot(unknown with { ConstantLoss = double.NaN })), StringComparison.Ordinal);
    }

    [Fact]
    public void Short_runs_have_no_course()
    {
        Detector.CannotJudge(Snapshot(Failed with { Loss = Course(_ => 1, .05, windows: 7) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LossStalledOptions { MinimumFall = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LossStalledOptions { SignificanceLevel = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LossStalledOptions { MinimumLosses = 7 });
    }
}
