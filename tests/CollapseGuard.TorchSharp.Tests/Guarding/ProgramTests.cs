using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Tests.Guarding;

/// <summary>The three programs and their twins, live under the guard; what is true of each: docs/results/programs.md.</summary>
public class ProgramTests
{
    [TorchTheory]
    [MemberData(nameof(Seeds))]
    public void Program_1_has_no_signal(int seed)
    {
        CollapseReport report = Programs.Imbalance(seed, dependent: false);

        Assert.True(report.Outcome == Outcome.NoSignal, report.ToText());
        Assert.True(report.Causes[0].Cause == CauseId.NoSignal, report.ToText());
    }

    [TorchTheory]
    [MemberData(nameof(Seeds))]
    public void Twin_1_ranks_and_its_threshold_is_out_of_reach(int seed)
    {
        CollapseReport report = Programs.Imbalance(seed, dependent: true);

        Assert.True(report.Outcome == Outcome.DecisionCollapse, report.ToText());
        Assert.True(report.Causes[0].Cause is CauseId.DecisionThreshold or CauseId.ClassImbalance, report.ToText());
    }

    [TorchTheory]
    [MemberData(nameof(Seeds))]
    public void Program_2_sits_at_the_wrong_constant(int seed)
    {
        CollapseReport report = Programs.LargeTarget(seed, dependent: false);

        Assert.True(report.Outcome == Outcome.OutputCollapse, report.ToText());
        Assert.True(report.Causes[0].Cause == CauseId.TargetScale, report.ToText());
    }

    [TorchTheory]
    [MemberData(nameof(Seeds))]
    public void Twin_2_collapsed_by_the_scale_of_its_target(int seed)
    {
        CollapseReport report = Programs.LargeTarget(seed, dependent: true);

        Assert.True(report.Outcome == Outcome.OutputCollapse, report.ToText());
        Assert.True(report.Causes[0].Cause == CauseId.TargetScale, report.ToText());
    }

    [TorchTheory]
    [MemberData(nameof(Seeds))]
    public void Program_3_memorised_noise_and_did_not_collapse(int seed)
    {
        CollapseReport report = Programs.Coin(seed, dependent: false);

        Assert.True(report.Outcome is Outcome.NoSkill or Outcome.NoSignal, report.ToText());
        Assert.True(report.Causes.Take(2).Any(c => c.Cause == CauseId.Overfitting), report.ToText());
    }

    [TorchTheory]
    [MemberData(nameof(Seeds))]
    public void Twin_3_is_healthy(int seed)
    {
        CollapseReport report = Programs.Coin(seed, dependent: true);

        Assert.True(report.Outcome == Outcome.Healthy, report.ToText());
    }

    public static TheoryData<int> Seeds() => [1, 2, 3, 4, 5];
}
