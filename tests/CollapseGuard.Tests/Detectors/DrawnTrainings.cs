using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

/// <summary>Trainings with known properties, and small functions that spoil one of them.</summary>
internal static class DrawnTrainings
{
    /// <summary>640 steps in 32 windows: the loss falls from 1 to .2 beside a constant's of 1, every part measured, nothing to find.</summary>
    public static TrainingSummary Healthy { get; } = new()
    {
        Steps = 640,
        SampledSteps = 640,
        Epochs = 10,
        Loss = Course(w => .2 + (.8 * Math.Exp(-w / 3.0)), .02),
        ConstantLoss = 1,
        OutputSpread = Course(w => 1 - Math.Exp(-(w + 1) / 4.0), .02),
        Alarm = new AlarmSummary(.01, 2500, 120, null, 520, .05),
        Layers = [Layer("layers.0"), Layer("layers.1") with { Activation = ActivationRange.SymmetricUnit, DeadShare = FirstLatest.Unknown, SaturatedShare = Steady(.02) }, Layer("layers.2"), Layer("output") with { IsOutput = true, Activation = ActivationRange.Unbounded, Units = 1 }],
        EpochLosses = [.. Enumerable.Range(1, 10).Select(e => new EpochSummary(e, e * 64, .2 + (.8 * Math.Exp(-e)), .25 + (.8 * Math.Exp(-e))))],
        Batches = new BatchMixSummary(640, .97, .96875, 0),
        BatchSize = 32,
        DistinctRows = 2_048,
        Parameters = new ParameterSummary(4_801, 4_801, 4_801, 4_801, 100, 100, 0),
        PenaltyGradientRatio = .9, // a penalized training that has converged: both pull alike
        ValidationInputs = new InputShiftSummary(8, 2_048, 500, .2, 3, 1.02, .001),
        TrainingSkill = .8,
        ValidationSkill = .75,
        TrainingSignal = Signal(.005),
    };

    /// <summary>640 steps that taught nothing: the loss stays at the constant's.</summary>
    public static TrainingSummary Failed { get; } = Healthy with
    {
        Loss = Course(_ => 1, .05),
        TrainingSkill = 0,
        ValidationSkill = -.01,
        OutputSpread = Course(_ => 1e-4, 1e-5),
        PenaltyGradientRatio = 0,
    };

    public static Snapshot Snapshot(TrainingSummary training) => new() { Training = training };

    /// <summary>Windows of 20 steps with a mean by number, from 0, and one deviation; maxima lie two deviations above the mean. Means jitter by a fiftieth of the deviation.</summary>
    public static CourseSummary Course(Func<int, double> mean, double deviation, int windows = 32)
    {
        CourseWindow[] all = [.. Enumerable.Range(0, windows).Select(w =>
        {
            double level = mean(w) + (deviation / 50 * ((w * 7 % 5) - 2));
            return new CourseWindow((20 * w) + 1, 20 * (w + 1), 20, level, deviation, level - (2 * deviation), level + (2 * deviation));
        })];
        return new CourseSummary(all, 20L * windows, windows == 0 ? double.NaN : all[0].Mean + deviation, windows == 0 ? double.NaN : all[^1].Mean, 0);
    }

    /// <summary>A relu layer of 40 units that works.</summary>
    public static LayerSummary Layer(string name) => new()
    {
        Name = name,
        Activation = ActivationRange.Rectified,
        Units = 40,
        Samples = 100,
        DeadShare = Steady(.1),
        Deviation = Steady(.5),
        EffectiveRank = Steady(6),
        GreatestMagnitude = Steady(3),
        ParameterCount = 1_600,
        WeightNorm = Steady(6),
        GradientScale = new FirstLatest(.01, .002, .004),
        UpdateRatio = new FirstLatest(.004, .0008, .001),
        HasMoved = true,
    };

    public static FirstLatest Steady(double value) => new(value, value, value);

    public static SignalSummary Signal(double pValue, double detectable = .05) => new()
    {
        IsDecided = true, PValue = pValue, Skill = pValue < .01 ? .6 : -.01, BestStatistic = "ridge", DetectableR2 = detectable, Rows = 1_000, Columns = 8, Permutations = 199,
    };

    /// <summary>The training with one of its layers replaced.</summary>
    public static TrainingSummary With(this TrainingSummary training, int layer, Func<LayerSummary, LayerSummary> change) =>
        training with { Layers = [.. training.Layers.Select((l, i) => i == layer ? change(l) : l)] };

    /// <summary>The training with all of its layers replaced.</summary>
    public static TrainingSummary WithAll(this TrainingSummary training, Func<LayerSummary, LayerSummary> change) => training with { Layers = [.. training.Layers.Select(change)] };

    /// <summary>Each detector of training speaks in at least one of these.</summary>
    public static IEnumerable<Snapshot> Broken =>
    [
        Snapshot(Failed with { Alarm = Healthy.Alarm! with { AlarmAtStep = 400, NarrowShare = .97 }, Parameters = new ParameterSummary(4_801, 4_801, 4_801, 4_801, 100, 100, 1), PenaltyGradientRatio = 5, Batches = new BatchMixSummary(640, .01, .96875, 1) }),
        Snapshot(Failed.With(0, l => l with { DeadShare = new FirstLatest(.2, 1, .9), EffectiveRank = Steady(1.05) }).With(1, l => l with { SaturatedShare = Steady(1) })),
        Snapshot(Failed.With(0, l => l with { GradientScale = Steady(1e-9), UpdateRatio = Steady(1e-9) })),
        Snapshot(Failed.WithAll(l => l with { GradientScale = new FirstLatest(.01, 5, .004), UpdateRatio = Steady(.5) })),
        Snapshot(Failed with { NonFinite = new NonFiniteSummary(300, "loss", "loss"), Loss = Failed.Loss with { NonFiniteCount = 340 } }),
        Snapshot(Failed with { Parameters = new ParameterSummary(4_801, 4_801, 0, 4_801, 100, 0) }),
        Snapshot(Failed.WithAll(l => l with { UpdateRatio = Steady(1e-7) })),
        Snapshot(Failed with { Loss = Course(_ => 3, 6) }),
        Snapshot(Failed with { Loss = Failed.Loss with { Windows = [.. Failed.Loss.Windows.Select((w, i) => i == 20 ? w with { Maximum = 40 } : w)] } }),
        Snapshot(Failed with { Loss = Course(w => 1 + w, .05) }),
        Snapshot(Healthy with { ValidationSkill = .1, ValidationInputs = Healthy.ValidationInputs! with { ScaleRatio = 250, OutsideShare = .9 } }),
        Snapshot(Healthy with { Loss = Course(w => 1 - (.01 * w), .01), TrainingSkill = .3, ValidationSkill = .3 }),
        Snapshot(Failed with { TrainingSignal = Signal(.6) }) with { Signal = Signal(.005) },
    ];

    /// <summary>Nothing observed, nothing finite, a single step, counts of 0.</summary>
    public static IEnumerable<Snapshot> Degenerate
    {
        get
        {
            var empty = new TrainingSummary { Steps = 0, SampledSteps = 0, Loss = CourseSummary.Empty };
            var bare = new LayerSummary { Name = "bare" };
            return
            [
                Snapshot(empty),
                Snapshot(empty with { LayersUnseen = "no adapter was attached", Batches = new BatchMixSummary(0, double.NaN, double.NaN, double.NaN), Parameters = new ParameterSummary(0, 0, 0, 0, 0, 0), ValidationInputs = new InputShiftSummary(0, 0, 0, double.NaN, 0, double.NaN, double.NaN), TrainingSignal = new SignalSummary { IsDecided = false, Reason = "too few rows" }, Alarm = new AlarmSummary(.01, 2500, null, null, 0, double.NaN) }),
                Snapshot(empty with { Steps = 1, SampledSteps = 1, Loss = new CourseSummary([new CourseWindow(1, 1, 1, 3, 0, 3, 3)], 1, 3, 3, 0), Layers = [bare, bare with { Name = "other" }], BatchSize = 1 }),
                Snapshot(Failed with { Loss = Course(_ => 0, 0), ConstantLoss = 0, TrainingSkill = double.NaN, ValidationSkill = double.NaN }),
                Snapshot(Failed with { Loss = Course(w => -w, 0), ConstantLoss = double.NaN, TrainingSkill = double.NaN, ValidationSkill = double.NaN }),
                Snapshot(Failed with { Loss = new CourseSummary([.. Course(_ => 0, 0).Windows.Select(w => w with { Count = 0, Mean = double.NaN, Deviation = double.NaN, Minimum = double.NaN, Maximum = double.NaN })], 0, double.NaN, double.NaN, 640) }),
                Snapshot(Failed with { Loss = Course(w => double.MaxValue / 64 * w, 0), ConstantLoss = double.MaxValue }),
                Snapshot(Failed.WithAll(l => l with { WeightNorm = Steady(0), GradientScale = Steady(0), UpdateRatio = Steady(0), EffectiveRank = Steady(1), DeadShare = Steady(double.NaN) })),
                Snapshot(Failed.WithAll(l => l with { WeightNorm = Steady(double.PositiveInfinity), GradientScale = Steady(double.PositiveInfinity), UpdateRatio = Steady(double.PositiveInfinity) })),
            ];
        }
    }
}
