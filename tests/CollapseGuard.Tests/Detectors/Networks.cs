using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

/// <summary>Examined networks for tests: a sound one, to be spoiled in one way at a time.</summary>
internal static class Networks
{
    /// <summary>20-64-64-1 with rectifiers, the framework's default initialization, Adam 1e-3, standardized inputs.</summary>
    public static ConfigurationSummary Sound { get; } = new()
    {
        Rows = 64,
        Loss = new LossBehavior { PenaltyGradientRatio = .05 },
        Model = SoundModel,
        Outputs = new OutputFit { OutputShape = "(64, 1)", TargetShape = "(64, 1)", Width = 1, TargetForm = TargetForm.Numbers, TargetMinimum = -2.5, TargetMaximum = 2.5, OutputMinimum = -.3, OutputMaximum = .4 },
        Inputs = Columns(20, deviation: 1),
        Initialization = [Layer("layers.0", 20, 64, outputDeviation: .57), Layer("layers.2", 64, 64, outputDeviation: .2), Output("layers.4", 64)],
        FirstStep = Steps(0, 1e-3, 1, (.1, .9995), (1, .995), (10, .95), (100, 4)),
        Step = Steps(900, 1e-3, .2, (.1, .1999), (1, .199), (10, .3), (100, 9)),
    };

    public static TrainingSummary Training { get; } = new() { Steps = 2_000, SampledSteps = 200, Loss = CourseSummary.Empty, BatchSize = 32, DistinctRows = 1_000 };

    public static ModelBehavior SoundModel => new()
    {
        Deviation = .1, GreatestResponse = 1, RowCoupling = 1e-6, ModeDifference = 0, TrainingNoise = 0, DroppedOutputShare = 0, Curvature = .2, WeightLayers = 3, NarrowestHidden = 64,
    };

    public static Snapshot Of(ConfigurationSummary configuration, TrainingSummary? training = null) => new() { Configuration = configuration, Training = training };

    public static Snapshot Model(Func<ModelBehavior, ModelBehavior> change) => Of(Sound with { Model = change(SoundModel) });

    public static Snapshot Weights(params LayerInitialization[] layers) => Of(Sound with { Initialization = layers, Model = SoundModel with { Deviation = double.NaN } });

    public static Snapshot Fed(InputFit inputs) => Of(Sound with { Inputs = inputs });

    /// <summary>The deviation is that of the framework's default when it is not given.</summary>
    public static LayerInitialization Layer(string name, long fanIn, long fanOut, double? deviation = null, double outputDeviation = double.NaN, double identical = 0, bool rectified = true, bool isOutput = false) => new(
        name, fanIn, fanOut, deviation ?? 1 / Math.Sqrt(3.0 * fanIn), rectified ? Math.Sqrt(2.0 / fanIn) : Math.Sqrt(2.0 / (fanIn + fanOut)), rectified, identical, IsConstant: identical == 1, outputDeviation, isOutput);

    public static LayerInitialization Output(string name, long fanIn, double? deviation = null) =>
        Layer(name, fanIn, 1, deviation, .1, rectified: false, isOutput: true) with { IsConstant = deviation == 0 };

    public static InputFit Columns(int columns, double deviation, double rootMeanSquare = double.NaN, double greatest = double.NaN, double constantShare = 0, long rows = 64, long nonFinite = 0) => new(
        columns, rows, double.IsNaN(rootMeanSquare) ? deviation : rootMeanSquare, double.IsNaN(greatest) ? 3 * deviation : greatest, deviation / 2, deviation, 0, constantShare, 0, nonFinite);

    public static StepProfile Steps(long at, double rate, double loss, params (double Multiple, double Loss)[] tried) => new(at, rate, loss, tried, 0);
}
