using CollapseGuard.Summaries;
using CollapseGuard.Tests.Detectors;
using static CollapseGuard.CauseId;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Diagnosis;

/// <summary>A network that answers nearly the same to everything, examined: which cause comes first among its rivals.</summary>
public class NetworkCauseTests
{
    /// <summary>One fault each, as the programs in which it was reported show it; the numbers were measured on re-creations of them.</summary>
    public static TheoryData<CauseId, string> Faults => new()
    {
        { LearningRateTooHigh, "SGD .1 on targets to 125: the first step raises the loss 79-fold, then all units are dead" },
        { LearningRateTooHigh, "SGD 3 on weights of N(0, 1): every step tried raises it" },
        { TooFewEpochs, "35 steps of Adam 1e-3 on two blobs" },
        { LearningRateTooLow, "Adam 1e-5 on fuel consumption" },
        { LearningRateTooLow, "SGD .01 on permuted words: weights of .05 in three sigmoid layers" },
        { TargetScale, "Adam 1e-3 on fourth powers" },
        { InputScale, "packets with addresses of 3.2e9" },
        { InputScale, "raw pixels: the usual step overshoots" },
        { ConstantInitialization, "every weight .01" },
        { InitializationTooSmall, "uniform(.05) in four rectified layers" },
        { InitializationTooLarge, "N(0, 1) on 784 pixels" },
        { NoNonlinearity, "1-1-5-1, all linear" },
        { DropoutTooHigh, "dropout .8 three times" },
        { DropoutOnOutput, "dropout behind the softmax" },
        { OverRegularized, "the sum of squares, .01, of four layers" },
        { BatchNormMode, "running statistics of other data" },
        { ConstantInputs, "rows of zeros" },
        { LeafMinimumTooLarge, "two rows, ten a leaf" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void The_fault_comes_first(CauseId expected, string program)
    {
        CollapseReport report = Collapse.Diagnose(Examined(program));

        Assert.Equal(Outcome.OutputCollapse, report.Outcome);
        Assert.Equal(expected, report.Causes[0].Cause);
    }

    /// <summary>What an examination clears is no cause, however likely the collapse alone makes it.</summary>
    [Fact]
    public void A_sound_network_clears_the_causes_that_a_collapse_suggests()
    {
        CauseId[] causes = [.. Collapse.Diagnose(With(Sound)).Causes.Take(3).Select(c => c.Cause)];

        Assert.All([InputScale, LearningRateTooHigh, LearningRateTooLow, ConstantInitialization, NoNonlinearity, ConstantInputs], cause => Assert.DoesNotContain(cause, causes));
    }

    [Fact]
    public void A_healthy_model_needs_no_cause_for_its_initialization() => Assert.Empty(Collapse.Diagnose(
        Drawn.Regression(2_000, .8, .8) with { Configuration = Examined("every weight .01").Configuration, Training = Training with { ConstantLoss = 1 } }).Causes);

    [Fact]
    public void A_run_that_got_over_its_first_step_is_hardly_suspect() => Assert.All(
        Collapse.Diagnose(With(
            Sound with { FirstStep = Steps(0, .1, 600, (.01, 590), (1, 9_000)), Step = Steps(1_300, .1, 5, (.1, 4.9), (1, 4.8), (10, 9)) }, Training with { ConstantLoss = 57 })).Causes.Where(c => c.Cause == LearningRateTooHigh),
        cause => Assert.All(cause.For.Where(e => e.DetectorId == "CG4031"), e => Assert.Equal(.7, e.Weight)));

    private static Snapshot Examined(string program) => program switch
    {
        "SGD .1 on targets to 125: the first step raises the loss 79-fold, then all units are dead" => With(
            Sound with { FirstStep = Steps(0, .1, 2_729, (.01, 2_653), (.1, 1_938), (1, 2.2e5)), Step = Steps(2_000, .1, 1_180, (.1, 1_179.98), (1, 1_179.86), (10, 1_180)) },
            Training with { ConstantLoss = 1_180 }),
        "SGD 3 on weights of N(0, 1): every step tried raises it" => With(Sound with { FirstStep = null, Step = Steps(0, 3, 2_845, (.01, 65_000), (.1, 6e9), (1, 7e13)) }),
        "Adam 1e-5 on fuel consumption" => With(
            Sound with { FirstStep = Steps(0, 1e-5, 593.9, (.1, 593.898), (1, 593.878), (10, 593.67), (100, 591.6)), Step = Steps(1_300, 1e-5, 561.2, (.1, 561.197), (1, 561.169), (10, 560.9), (100, 558)) },
            Training with { Steps = 1_300, ConstantLoss = 56.8 }),
        "SGD .01 on permuted words: weights of .05 in three sigmoid layers" => With(Sound with
        {
            Initialization = [Layer("h1", 8, 8, .05, .07), Layer("h2", 8, 8, .05, .0019), Output("out", 8, .05)],
            Model = SoundModel with { Deviation = 2e-5, Curvature = double.NaN },
            FirstStep = null,
            Step = Steps(6_000, .01, .25, (1, .24999826), (10, .249983), (100, .24983)),
        }),
        "35 steps of Adam 1e-3 on two blobs" => With(
            Sound with { FirstStep = Steps(0, 1e-3, .9331, (.1, .93294), (1, .9315), (10, .917), (100, .8)), Step = Steps(35, 1e-3, .8836, (.1, .88348), (1, .88236), (10, .8712), (100, .778)) },
            Training with { Steps = 35, ConstantLoss = .693 }),
        "Adam 1e-3 on fourth powers" => With(Sound with
        {
            Outputs = Sound.Outputs! with { TargetMinimum = 0, TargetMaximum = 1e8 },
            FirstStep = null,
            Step = Steps(1_000, 1e-3, 1.11e15, (1, 1.11e15 * (1 - 1.2e-7)), (10, 1.11e15 * (1 - 2e-6)), (100, 1.11e15 * (1 - 2.1e-5))),
        }) with { Regression = Drawn.Regression(500, 1e-5, .1, bias: -.7, offset: .7, scale: 2.7e7).Regression },
        "packets with addresses of 3.2e9" => With(Sound with { Inputs = Columns(11, 2e9, 9e8, 3.2e9), Initialization = [Layer("h", 11, 12, .05, 1e7), Output("out", 12)], Step = null }),
        "raw pixels: the usual step overshoots" => With(Sound with { Inputs = Columns(784, 110, 79, 255), Initialization = [Layer("h", 784, 64, outputDeviation: 30), Output("out", 64)], FirstStep = null, Step = Steps(0, .01, 2.3, (.01, 2.2), (1, 500)) }),
        "every weight .01" => With(Sound with { Initialization = [Layer("h1", 9, 64, .01, .01, identical: 1), Layer("h2", 64, 64, .01, .004, identical: 1), Output("out", 64)] }),
        "uniform(.05) in four rectified layers" => With(Sound with
        {
            Initialization = [Layer("h1", 64, 128, .0289, .23), Layer("h2", 128, 64, .0289, .05), Layer("h3", 64, 64, .0289, .009), Layer("h4", 64, 64, .0289, .0008), Output("out", 64)],
            Model = SoundModel with { Deviation = 2.6e-4 },
        }),
        "N(0, 1) on 784 pixels" => With(Sound with { Initialization = [Layer("h", 784, 512, 1, 6.7), Output("out", 512)] }),
        "1-1-5-1, all linear" => With(Sound with { Initialization = [Layer("h", 1, 1, rectified: false), Layer("h2", 1, 5, rectified: false), Output("out", 5)], Model = SoundModel with { Curvature = 0, Deviation = 1.1, NarrowestHidden = 1 }, Inputs = Columns(1, 2.9) }),
        "dropout .8 three times" => With(Sound with { Model = SoundModel with { DropoutRate = .8, TrainingNoise = 25 } }),
        "dropout behind the softmax" => With(Sound with { Model = SoundModel with { DropoutRate = .5, DroppedOutputShare = .5, TrainingNoise = 3 } }),
        "the sum of squares, .01, of four layers" => With(Sound with { Loss = new LossBehavior { PenaltyGradientRatio = .95 } }),
        "running statistics of other data" => With(Sound with { Model = SoundModel with { HasBatchNorm = true, ModeDifference = 8, AtStep = 800 } }),
        "rows of zeros" => With(Sound with { Inputs = Columns(10, 0, 0, 0, constantShare: 1) }) with { Signal = null },
        "two rows, ten a leaf" => With(new ConfigurationSummary { Rows = 2, Trees = new TreeShape(100, 0, 2, 10) }),
        _ => throw new ArgumentOutOfRangeException(nameof(program), program, "No such program."),
    };

    /// <summary>Outputs within a thousandth of the targets' mean, on inputs from which a probe predicts the targets.</summary>
    private static Snapshot With(ConfigurationSummary configuration, TrainingSummary? training = null) => Drawn.Regression(500, .001, .1) with
    {
        Configuration = configuration,
        Training = training ?? Training,
        Signal = new SignalSummary { IsDecided = true, PValue = .005, Skill = .6, BestStatistic = "ridge", DetectableR2 = .05, Rows = 500, Columns = 5, Permutations = 199 },
    };
}
