using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class LossSpikingDetectorTests
{
    private static readonly LossSpikingDetector Detector = new();

    /// <summary>Windows at 1 ± .05 have maxima of 1.1; one of 40 is 390 times as far above.</summary>
    [Fact]
    public void One_loss_far_above()
    {
        Finding finding = Detector.Finds(Snapshot(Spiked(Failed, 20, 40)));

        Assert.Equal((Severity.Warning, "loss"), (finding.Severity, finding.Subject));
        Assert.StartsWith("Near step 401 the loss jumped to 40, where the usual greatest loss is 1.1 (n = 480 losses)", finding.Message, StringComparison.Ordinal);
        Assert.Equal(390, finding.Evidence[0].Value, 0);
    }

    [Fact]
    public void Near_miss_the_beginning_and_a_hard_row_near_the_floor()
    {
        Detector.IsSilentOn(Snapshot(Spiked(Failed, 3, 40)));
        Detector.IsSilentOn(Snapshot(Spiked(Failed with { ConstantLoss = 30 }, 20, 40)));
        Detector.IsSilentOn(Snapshot(Spiked(Failed, 20, 1.9)));
    }

    [Fact]
    public void A_network_that_came_back_gets_a_note() => Assert.Equal(Severity.Note, Detector.Finds(Snapshot(Spiked(Healthy, 20, 40))).Severity);

    /// <summary>Without the constant's loss a spike is held against where the loss began.</summary>
    [Fact]
    public void The_beginning_stands_in_for_an_unknown_constant()
    {
        Detector.Finds(Snapshot(Spiked(Failed with { ConstantLoss = double.NaN }, 20, 40)));
        Detector.IsSilentOn(Snapshot(Spiked(Failed with { ConstantLoss = double.NaN }, 20, 2)));
    }

    [Fact]
    public void Too_little_to_judge()
    {
        Detector.CannotJudge(Snapshot(Failed with { ConstantLoss = double.NaN, TrainingSkill = double.NaN, ValidationSkill = double.NaN }));
        Detector.CannotJudge(Snapshot(Failed with { Loss = Course(_ => 1, .05, windows: 6) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LossSpikingOptions { MaximumRatio = .5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LossSpikingOptions { MinimumHeight = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LossSpikingOptions { MinimumLosses = 1 });
    }

    private static TrainingSummary Spiked(TrainingSummary training, int window, double height) =>
        training with { Loss = training.Loss with { Windows = [.. training.Loss.Windows.Select((w, i) => i == window ? w with { Maximum = height } : w)] } };
}
