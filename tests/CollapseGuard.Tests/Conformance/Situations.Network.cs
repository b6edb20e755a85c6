using CollapseGuard.Summaries;
using CollapseGuard.Tests.Detectors;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Conformance;

/// <content>Examined networks: model, initialization, inputs, step.</content>
internal static partial class Situations
{
    /// <summary>Batch normalization before its first step, dropout of .5, He and a zero output layer, a warm-up's first step, borders that do not vary.</summary>
    private static Snapshot NetworkAtTheStart => Of(Sound with
    {
        Model = SoundModel with { HasBatchNorm = true, ModeDifference = 4, TrainingNoise = 6, DropoutRate = .5, Deviation = 0, Curvature = double.NaN },
        Inputs = Columns(784, .45, .3, 1, constantShare: .6),
        Initialization = [Layer("0", 784, 128, Math.Sqrt(2.0 / 784), 1), Layer("2", 128, 128, Math.Sqrt(2.0 / 128), 1), Output("4", 128, 0)],
        FirstStep = Steps(0, 1e-6, 2.3, (1, 2.3 * (1 - 5e-6)), (10, 2.3 * (1 - 5e-5)), (100, 2.3 * (1 - 5e-4))),
        Step = Steps(100, 1e-3, 2.1, (.1, 2.099), (1, 2.09), (10, 2.02), (100, 8)),
    });

    private static IEnumerable<Snapshot> BrokenNetworks =>
    [
        Model(m => m with { DroppedOutputShare = .5, DropoutRate = .8, TrainingNoise = 30 }),
        Model(m => m with { ModeDifference = 3, HasBatchNorm = true, AtStep = 500, RowCoupling = .9 }),
        Of(Sound with { Model = SoundModel with { Curvature = 1e-7, NarrowestHidden = 1 }, Initialization = [] }),
        Weights(Layer("0", 20, 64, .01, identical: 1), Layer("2", 64, 64, .01, identical: 1), Output("4", 64)),
        Weights(Layer("0", 8, 8, .05, .07), Layer("2", 8, 8, .05, .0025), Output("4", 8, .05)),
        Weights(Layer("0", 784, 30, 1, 7.2), Output("2", 30, 1)),
        Of(Sound with { Step = Steps(0, .1, 700, (.1, 600), (1, 9e4), (10, double.PositiveInfinity)), FirstStep = null }),
        Of(Sound with { Step = Steps(0, 1e-6, 700, (1, 699.97), (10, 699.7), (100, 697)), FirstStep = null }),
        Fed(Columns(784, 110, 80, 255)),
        Fed(Columns(10, double.NaN, 1, 1, constantShare: 1)),
        Fed(Columns(10, 1, nonFinite: 3)),
        Fed(Columns(10, 1) with { GreatestOffset = 500 }),
        Of(Sound with { Trees = new TreeShape(100, 0, 2, 10) }),
        Of(Sound with { Loss = new LossBehavior { PenaltyGradientRatio = .99 } }),
        new Snapshot { Training = Training with { BatchSize = 1 } },
    ];

    private static IEnumerable<Snapshot> DegenerateNetworks =>
    [
        Of(new ConfigurationSummary { Rows = 0 }),
        Of(new ConfigurationSummary
        {
            Rows = 1,
            Loss = new LossBehavior(),
            Model = new ModelBehavior(),
            Outputs = new OutputFit(),
            Inputs = new InputFit(1, 1, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, 1),
            Initialization = [new LayerInitialization("", 0, 0, double.NaN, double.NaN, false, double.NaN, false, double.NaN, false)],
            Step = new StepProfile(0, 0, double.NaN, [(1, double.NaN)]),
            Trees = new TreeShape(0, 0, 0, 0),
        }),
        Of(Sound with
        {
            Inputs = Columns(3, double.PositiveInfinity),
            Initialization = [Layer("0", 1, 1, double.PositiveInfinity, double.PositiveInfinity), Layer("1", 1, 1, 0, 0, identical: 1)],
            Step = new StepProfile(5, double.PositiveInfinity, double.MaxValue, [(1, double.PositiveInfinity), (.1, -double.MaxValue)]),
            FirstStep = new StepProfile(0, 0, -1, []),
        }),
    ];
}
