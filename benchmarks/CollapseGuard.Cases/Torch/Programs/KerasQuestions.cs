namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>Questions on Stack Overflow that the benchmarks of DeepLocalize and DeepFD collected, and the same programs with their fixes.</summary>
/// <remarks>Shapes, hyper-parameters and data formulae are the askers'; the code is written here.</remarks>
internal static partial class KerasQuestions
{
    public static IReadOnlyList<CaseProgram> All { get; } =
    [
        Faulty(31556268, PredictionTask.Binary, Xor31556268, Standing.SeedDependent, CauseId.UnsuitableLoss, CauseId.LearningRateTooLow, CauseId.TooFewEpochs),
        Faulty(31880720, PredictionTask.Binary, () => OnesAndZeros31880720(Activation.Softmax), Standing.Reproduced, CauseId.SingleUnitSoftmax),
        Faulty(33969059, PredictionTask.Regression, WeightedSum33969059, Standing.Reproduced, CauseId.SingleUnitSoftmax, CauseId.InputScale, CauseId.TargetScale, CauseId.SaturatedUnits),
        Faulty(34311586, PredictionTask.Binary, Xor34311586, Standing.Reproduced, CauseId.SingleUnitSoftmax, CauseId.LearningRateTooLow, CauseId.TooFewEpochs),
        Faulty(39217567, PredictionTask.Regression, BitMap39217567, Standing.Reproduced, CauseId.VanishingGradient, CauseId.InitializationTooSmall, CauseId.LearningRateTooLow, CauseId.BatchSize),
        Faulty(44066044, PredictionTask.Binary, () => Packets44066044(Activation.Relu, isStandardized: false), Standing.Reproduced, CauseId.InputScale, CauseId.OutputRangeMismatch, CauseId.DeadUnits),
        Faulty(45442843, PredictionTask.Binary, Threshold45442843, Standing.Reproduced, CauseId.SingleUnitSoftmax, CauseId.InputScale, CauseId.SaturatedUnits, CauseId.UnsuitableLoss),
        Faulty(48221692, PredictionTask.Regression, () => Parabola48221692(Activation.Sigmoid, epochs: 1000), Standing.Reproduced, CauseId.OutputRangeMismatch, CauseId.SaturatedUnits, CauseId.TargetScale),
        Faulty(48251943, PredictionTask.Regression, NegativeTargets48251943, Standing.SeedDependent, CauseId.OutputRangeMismatch, CauseId.DeadUnits),
        Faulty(48385830, PredictionTask.Multiclass, () => Digits48385830(Activation.Linear, Activation.Linear, KerasLosses.MeanSquaredError), Standing.Reproduced, CauseId.LearningRateTooHigh, CauseId.InitializationTooLarge, CauseId.NoNonlinearity, CauseId.ExplodingGradient),
        Faulty(48934338, PredictionTask.Regression, () => NoisyParabola48934338(0.1), Standing.Reproduced, CauseId.LearningRateTooHigh, CauseId.DeadUnits, CauseId.TargetScale),
        Faulty(50306988, PredictionTask.Binary, () => TwoSquares50306988(0.001, epochs: 5), Standing.Reproduced, CauseId.LearningRateTooLow, CauseId.TooFewEpochs),
        Faulty(52800582, PredictionTask.Regression, () => FourthPower52800582(isStandardized: false), Standing.Reproduced, CauseId.TargetScale, CauseId.InputScale, CauseId.SaturatedUnits),
        Faulty(55328966, PredictionTask.Multiclass, Digits55328966, Standing.NotReproduced, CauseId.InputScale, CauseId.IndependentSigmoids, CauseId.LearningRateTooLow),
        Faulty(59325381, PredictionTask.Multiclass, () => Digits59325381(hasScaledLabels: true), Standing.Reproduced, CauseId.LabelEncoding, CauseId.TrainServeMismatch),
        Faulty(41372874, PredictionTask.Binary, SineDirection41372874, Standing.Reproduced, CauseId.SingleClassLabels),
        Fixed(31556268, PredictionTask.Binary, Xor31556268Fixed),
        Fixed(31880720, PredictionTask.Binary, () => OnesAndZeros31880720(Activation.Sigmoid)),
        Fixed(48221692, PredictionTask.Regression, () => Parabola48221692(Activation.Linear, epochs: 5000)),
        Fixed(52800582, PredictionTask.Regression, () => FourthPower52800582(isStandardized: true)),
        Fixed(48934338, PredictionTask.Regression, () => NoisyParabola48934338(0.001)),
        Fixed(50306988, PredictionTask.Binary, () => TwoSquares50306988(0.01, epochs: 500)),
        Fixed(45442843, PredictionTask.Binary, Threshold45442843Fixed),
        Fixed(44066044, PredictionTask.Binary, () => Packets44066044(Activation.Sigmoid, isStandardized: true)),
        Fixed(48385830, PredictionTask.Multiclass, () => Digits48385830(Activation.Sigmoid, Activation.Softmax, KerasLosses.CategoricalCrossEntropy)),
        Fixed(59325381, PredictionTask.Multiclass, () => Digits59325381(hasScaledLabels: false)),
        Fixed(55328966, PredictionTask.Multiclass, Digits55328966Fixed),
    ];

    private static TrainingProgram Faulty(int question, PredictionTask task, Func<ProgramRun> create, Standing standing, params CauseId[] causes) =>
        new($"so-{question}", $"Stack Overflow {question}, collected by DeepLocalize and DeepFD", task, standing, causes, create);

    private static TrainingProgram Fixed(int question, PredictionTask task, Func<ProgramRun> create) =>
        new($"ok-so-{question}", $"Stack Overflow {question}, with the published fix", task, Standing.Healthy, [], create);
}
