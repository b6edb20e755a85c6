using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Detectors;

public class StepRaisesLossDetectorTests
{
    private static readonly StepRaisesLossDetector Detector = new();

    /// <summary>(90,000 - 700)/700 = 127.6 times the way to 0.</summary>
    [Fact]
    public void Finds_a_step_that_overshoots()
    {
        Finding finding = Detector.Finds(At(Steps(0, .1, 700, (.01, 650), (.1, 4e3), (1, 9e4), (10, double.PositiveInfinity))));

        Assert.Equal((Severity.Warning, "optimizer"), (finding.Severity, finding.Subject));
        Assert.Equal(127.6, Assert.Single(finding.Evidence).Value, 1);
        Assert.StartsWith("At step 0 one step with learning rate 0.1 raises the loss of its own batch from 700 by 127.6 times its way to the floor", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_no_number_afterwards_is_a_rise() =>
        Assert.Equal(double.PositiveInfinity, Detector.Finds(At(Steps(0, 3, 40, (.01, 30), (1, double.NaN)))).Evidence[0].Value);

    /// <summary>After the first step all units are dead and no later step raises anything: the run sits on the constant's loss.</summary>
    [Fact]
    public void A_first_step_that_killed_the_units_is_remembered() => Assert.Equal(Severity.Warning, Detector.Finds(Run(constantLoss: 1_300, latestLoss: 1_336)).Severity);

    [Fact]
    public void A_run_that_got_over_its_first_step_is_a_note() => Assert.Equal(Severity.Note, Detector.Finds(Run(constantLoss: 1_300, latestLoss: 200)).Severity);

    [Fact]
    public void Near_miss_longer_steps_may_raise_it() => Detector.IsSilentOn(At(Steps(0, .1, 1, (.1, .99), (1, .9), (10, 50), (100, double.PositiveInfinity))));

    /// <summary>At the edge of stability a step raises the loss of a batch a little, and the run descends all the same.</summary>
    [Fact]
    public void Near_miss_the_edge_of_stability() => Detector.IsSilentOn(At(Steps(500, .1, .3, (.1, .29), (1, .36), (10, 40))));

    /// <summary>At the end of a run the loss is 1e-5, and Adam's step jumps to 4e-4: far below a tenth of the first way.</summary>
    [Fact]
    public void Near_miss_jitter_at_the_floor() => Detector.IsSilentOn(Of(Sound with
    {
        FirstStep = Steps(0, 1e-3, 2.3, (.1, 2.29), (1, 2.2)),
        Step = Steps(9_000, 1e-3, 1e-5, (.1, .9e-5), (1, 4e-4)),
    }));

    /// <summary>Learning rate 3 on weights of N(0, 1): even .03 raises the loss 22-fold.</summary>
    [Fact]
    public void A_rate_far_too_high_for_every_trial_is_found() => Assert.Contains(
        "even the shortest one tried more than doubles it", Detector.Finds(At(Steps(0, 3, 2_845, (.01, 65_000), (.1, 6e9), (1, 7e13)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Near_miss_a_direction_that_never_descends() => Detector.CannotJudge(At(Steps(0, .1, 1, (.01, 1.01), (.1, 1.2), (1, 9))));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.DoesNotApplyTo(At(null));
        Detector.CannotJudge(At(Steps(0, .1, 0, (1, 3))));
        Detector.CannotJudge(At(Steps(0, .1, 1, (1, 9))));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepRaisesLossOptions { MaximumRise = -1 });
    }

    private static Snapshot At(StepProfile? only) => Of(Sound with { FirstStep = null, Step = only });

    private static Snapshot Run(double constantLoss, double latestLoss) => Of(
        Sound with { FirstStep = Steps(0, .1, 3_000, (.01, 2_800), (1, 2e5)), Step = Steps(900, .1, latestLoss, (.1, latestLoss), (1, latestLoss), (10, latestLoss)) },
        Training with { ConstantLoss = constantLoss });
}
