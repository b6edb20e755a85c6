using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class StillImprovingDetectorTests
{
    private static readonly StillImprovingDetector Detector = new();

    /// <summary>An even fall: the last quarter, 7 of 31 steps between windows, holds about that share of it.</summary>
    [Fact]
    public void An_even_fall_to_the_end()
    {
        Finding finding = Detector.Finds(Snapshot(Falling(w => 1 - (.01 * w), .01) with { TrainingSkill = .3, ValidationSkill = .3 }));

        Assert.Equal((Severity.Note, "loss"), (finding.Severity, finding.Subject));
        Assert.InRange(finding.Evidence[0].Value, .2, .24);
        Assert.Contains("skill is 0.30 so far", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_miss_a_converged_run_and_a_nearly_perfect_one()
    {
        Detector.IsSilentOn(Snapshot(Healthy));
        Detector.IsSilentOn(Snapshot(Falling(w => 1 - (.01 * w), .01) with { TrainingSkill = .8 }));
    }

    /// <summary>A fall of .3 % in the last quarter is real, and worth nothing.</summary>
    [Fact]
    public void Near_miss_a_trifle() => Detector.IsSilentOn(Snapshot(Falling(w => 1 - (.0003 * w), .0001)));

    [Fact]
    public void Near_miss_a_loss_on_its_way_back() => Detector.IsSilentOn(Snapshot(Falling(w => w < 20 ? 1 + w : 40 - w, .01)));

    [Fact]
    public void Short_runs_have_no_course()
    {
        Detector.CannotJudge(Snapshot(Failed with { Loss = Course(w => 1 - (.1 * w), .01, windows: 7) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StillImprovingOptions { MaximumShare = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StillImprovingOptions { MinimumFall = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StillImprovingOptions { EnoughSkill = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StillImprovingOptions { SignificanceLevel = 1 });
    }

    private static TrainingSummary Falling(Func<int, double> mean, double deviation) => Failed with { Loss = Course(mean, deviation) };
}
