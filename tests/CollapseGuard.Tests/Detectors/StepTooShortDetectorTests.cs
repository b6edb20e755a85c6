using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Detectors;

public class StepTooShortDetectorTests
{
    private static readonly StepTooShortDetector Detector = new();

    /// <summary>(700 - 699.965)/700 = 5e-5 of the way a step, 1,300 steps: 6.5 %.</summary>
    [Fact]
    public void Finds_a_rate_that_gets_nowhere()
    {
        Finding finding = Detector.Finds(At(Steps(0, 1e-5, 700, (.1, 699.9965), (1, 699.965), (10, 699.65), (100, 696.5)), steps: 1_300));

        Assert.Equal((Severity.Warning, "optimizer"), (finding.Severity, finding.Subject));
        Assert.Equal(.065, Assert.Single(finding.Evidence).Value, 4);
        Assert.Contains("takes the loss 0.005 % of the way to its floor, a longer one up to 0.5 % (n = 64 rows)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_the_way_is_a_note() => Assert.Equal(
        Severity.Note, Detector.Finds(At(Steps(0, 1e-4, 700, (1, 699.65), (10, 696.5), (100, 660)), steps: 1_300)).Severity);

    /// <summary>35 steps at a good pace did not arrive: epochs are missing, not rate.</summary>
    [Fact]
    public void Near_miss_too_few_epochs() => Detector.IsSilentOn(At(Steps(35, 1e-3, .69, (1, .689), (10, .68), (100, .6)), steps: 35));

    [Fact]
    public void Near_miss_longer_steps_raise_the_loss() => Detector.IsSilentOn(At(Steps(0, 1e-3, 1, (1, .99995), (10, 1.2), (100, 60)), steps: 1_000));

    /// <summary>Warm-up starts at a millionth; its pace counts at the rate of now.</summary>
    [Fact]
    public void Near_miss_the_first_step_of_a_warm_up() => Detector.IsSilentOn(Of(Sound with
    {
        FirstStep = Steps(0, 1e-6, 4, (1, 4 - 8e-6), (10, 4 - 8e-5)),
        Step = Steps(5_000, 1e-3, 2.9, (1, 2.89995), (10, 2.8996)),
    }));

    /// <summary>Unpredictable targets: far from 0 and yet at the floor, which a good start has shown.</summary>
    [Fact]
    public void Near_miss_a_noisy_target_at_its_floor() => Detector.IsSilentOn(Of(
        Sound with { FirstStep = Steps(0, 1e-2, 1.2, (1, 1.19), (10, 1.15)), Step = Steps(5_000, 1e-2, .98, (1, .97999), (10, .9799)) }, Training with { ConstantLoss = 1 }));

    [Fact]
    public void Near_miss_a_model_that_has_learned() => Detector.IsSilentOn(Of(
        Sound with { FirstStep = null, Step = Steps(5_000, 1e-5, .1, (1, .0999999), (10, .099999), (100, .09999)) }, Training with { ConstantLoss = 1 }));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.DoesNotApplyTo(Of(Sound with { Step = null }));
        Detector.CannotJudge(At(Steps(0, 1e-3, 1, (1, .99999)), 10));
        Detector.CannotJudge(At(Steps(0, 1e-3, 1, (1, 1), (10, 1), (100, 1)), 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepTooShortOptions { AssumedSteps = 0 });
    }

    private static Snapshot At(StepProfile only, long steps) => Of(Sound with { FirstStep = only, Step = only }, Training with { Steps = steps });
}
