using TorchSharp;
using static CollapseGuard.Cases.TorchPrograms.KerasLosses;
using static CollapseGuard.Cases.TorchPrograms.Layers;
using static CollapseGuard.Cases.TorchPrograms.Optimizers;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>Healthy programs made to look ill: a long plateau, a target that hardly varies, a target that is nearly all noise.</summary>
internal static class HardNegatives
{
    public static IReadOnlyList<CaseProgram> All { get; } =
    [
        new TrainingProgram("hn-xor-slow", "constructed, after Stack Overflow 31556268 and 34311586", PredictionTask.Binary, Standing.Healthy, [], SlowXor),
        new TrainingProgram("hn-nearconst", "constructed", PredictionTask.Regression, Standing.Healthy, [], NearlyConstantTarget),
        new TrainingProgram("hn-noise-target", "constructed: R² is .01 at best", PredictionTask.Regression, Standing.Healthy, [], NoisyTarget),
    ];

    private static ProgramRun SlowXor()
    {
        Tensor x = tensor(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
        Tensor y = tensor(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });
        nn.Module<Tensor, Tensor> model = Stack(Dense(2, 4, Activation.Sigmoid), Dense(4, 1, Activation.Sigmoid));
        return new ProgramRun(model, MeanSquaredError, Sgd(model, 0.5, 0.9), x, y, Epochs: 6000, BatchSize: 4);
    }

    private static ProgramRun NearlyConstantTarget()
    {
        Tensor x = randn(1000, 4);
        Tensor y = 20 + (0.01 * x.narrow(1, 0, 1));
        nn.Module<Tensor, Tensor> model = Stack(Dense(4, 16, Activation.Tanh), Dense(16, 1));
        return new ProgramRun(model, MeanSquaredError, Adam(model, 0.01), x, y, Epochs: 300, BatchSize: 32);
    }

    private static ProgramRun NoisyTarget()
    {
        Tensor x = randn(2000, 8);
        Tensor y = (0.1 * x.narrow(1, 0, 1)) + randn(2000, 1);
        nn.Module<Tensor, Tensor> model = Stack(Dense(8, 16, Activation.Relu), Dense(16, 1));
        return new ProgramRun(model, MeanSquaredError, Adam(model), x, y, Epochs: 20, BatchSize: 64);
    }
}
