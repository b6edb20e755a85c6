using TorchSharp;
using static CollapseGuard.Cases.TorchPrograms.KerasLosses;
using static CollapseGuard.Cases.TorchPrograms.Layers;
using static CollapseGuard.Cases.TorchPrograms.Optimizers;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>Programs from issue trackers, a user study and a checker's collection; dense nets on MNIST stand for larger ones.</summary>
internal static class OtherPrograms
{
    public static IReadOnlyList<CaseProgram> All { get; } =
    [
        new TrainingProgram(
            "tdc-ips7", "TheDeepChecker, IPS_7", PredictionTask.Multiclass, Standing.Reproduced, [CauseId.LossImplementation, CauseId.LossExpectsProbabilities, CauseId.InitializationTooLarge], LogOfRawOutput),
        new TrainingProgram(
            "umlaut-ea", "UMLAUT's user study, user_eval/eval_a", PredictionTask.Multiclass, Standing.Reproduced, [CauseId.DropoutTooHigh, CauseId.LossExpectsProbabilities, CauseId.InputScale], UserStudy),
        new TrainingProgram(
            "kotlindl-287", "GitHub, Kotlin/kotlindl#287", PredictionTask.Binary, Standing.Reproduced, [CauseId.TrainServeMismatch], () => Ages(isScaledAtInference: false)),
        new TrainingProgram(
            "nni-3339", "GitHub, microsoft/nni#3339: the same mechanism", PredictionTask.Multiclass, Standing.Reproduced, [CauseId.NotTrained], NoStep),
        new TrainingProgram(
            "ok-kotlindl-287", "GitHub, Kotlin/kotlindl#287, with the maintainers' fix", PredictionTask.Binary, Standing.Healthy, [], () => Ages(isScaledAtInference: true)),
    ];

    /// <summary>A binary cross-entropy written by hand on outputs that are no probabilities.</summary>
    private static ProgramRun LogOfRawOutput()
    {
        (Tensor x, Tensor digits) = CaseData.Mnist(2000);
        nn.Module<Tensor, Tensor> model = Stack(Dense(784, 512, Activation.Sigmoid, Start.UnitNormal), Dense(512, 10, Activation.Linear, Start.UnitNormal));
        return new ProgramRun(model, Loss, Sgd(model, 0.05), x, OneHot(digits, 10), Epochs: 5, BatchSize: 100);

        static Tensor Loss(Tensor output, Tensor target) => ((-target * output.log()) - ((1 - target) * (1 - output).log())).sum(1).mean();
    }

    /// <summary>Dropout of 0.8 three times, no softmax, and pixels from 0 to 255.</summary>
    private static ProgramRun UserStudy()
    {
        (Tensor x, Tensor digits) = CaseData.Mnist(2000, isScaled: false);
        nn.Module<Tensor, Tensor> model = Stack(
            Dense(784, 128, Activation.Relu), Dropout(0.8), Dense(128, 128, Activation.Relu), Dropout(0.8), Dense(128, 128, Activation.Relu), Dropout(0.8), Dense(128, 10));
        return new ProgramRun(model, (output, target) => CategoricalCrossEntropy(output, OneHot(target, 10)), Adam(model), x, digits, Epochs: 5, BatchSize: 128);
    }

    /// <summary>Trained on ages from 0 to 1, asked about ages from 13 to 100.</summary>
    private static ProgramRun Ages(bool isScaledAtInference)
    {
        Tensor age = rand(2000, 1);
        Tensor y = OneHot((age.squeeze(1) > 0.64).to(ScalarType.Int64), 2);
        nn.Module<Tensor, Tensor> model = Stack(Dense(1, 16, Activation.Relu), Dense(16, 32, Activation.Relu), Dense(32, 2, Activation.Softmax));
        Tensor asked = arange(13, 101).to(ScalarType.Float32).reshape(-1, 1);
        return new ProgramRun(model, CategoricalCrossEntropy, Adam(model), age, y, Epochs: 30, BatchSize: 32)
        {
            EvaluationInputs = isScaledAtInference ? asked / 100 : asked,
            EvaluationTargets = OneHot((asked.squeeze(1) > 64).to(ScalarType.Int64), 2),
        };
    }

    private static ProgramRun NoStep()
    {
        (Tensor x, Tensor digits) = CaseData.Mnist(2000);
        nn.Module<Tensor, Tensor> model = Stack(Dense(784, 64, Activation.Relu), Dense(64, 10));
        return new ProgramRun(model, (output, target) => nn.functional.cross_entropy(output, target), Adam(model), x, digits, Epochs: 3, BatchSize: 32) { Steps = false };
    }
}
