using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTrainings;

namespace CollapseGuard.Tests.Detectors;

public class UnderfittedNetworkDetectorTests
{
    private static readonly UnderfittedNetworkDetector Detector = new();

    [Fact]
    public void Far_behind_a_cheap_probe()
    {
        Finding finding = Detector.Finds(Judged(.05, .9));

        Assert.Equal(Outcome.NoSkill, finding.Implies);
        Assert.Equal(new Evidence("skill/probe skill", .05 / .9, Expectation.AtLeast, .25, 900), Assert.Single(finding.Evidence));
    }

    [Fact]
    public void Near_miss_a_tenth_of_skill_is_learning() => Detector.IsSilentOn(Judged(.1, .9));

    /// <summary>The network has .05 where ridge has .19: weak rows are not blamed on it.</summary>
    [Fact]
    public void Near_miss_rows_that_hold_little() => Assert.IsType<Verdict.NotEvaluated>(Detector.Evaluate(Judged(.05, .19)));

    [Fact]
    public void Near_miss_skill_on_validation_rows() =>
        Detector.IsSilentOn(Judged(.01, .9) with { Training = Failed with { TrainingSkill = .01, ValidationSkill = .5 } });

    [Fact]
    public void Without_a_probe_there_is_nothing_to_compare_with() =>
        Assert.IsType<Verdict.NotEvaluated>(Detector.Evaluate(Snapshot(Failed)));

    private static Snapshot Judged(double skill, double probe) => new()
    {
        Training = Failed with { TrainingSkill = skill, ValidationSkill = double.NaN },
        Signal = Signal(.005) with { Skill = probe, Rows = 900 },
    };
}
