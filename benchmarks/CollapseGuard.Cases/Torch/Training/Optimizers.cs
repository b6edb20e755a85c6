using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>Optimizers with the constants of Keras.</summary>
internal static class Optimizers
{
    public static optim.Optimizer Adam(nn.Module model, double learningRate = 0.001) => optim.Adam(model.parameters(), learningRate);

    public static optim.Optimizer RmsProp(nn.Module model, double learningRate = 0.001) => optim.RMSProp(model.parameters(), learningRate, alpha: 0.9, eps: 1e-7);

    /// <summary>Momentum is Nesterov's wherever there is any.</summary>
    public static optim.Optimizer Sgd(nn.Module model, double learningRate, double momentum = 0) =>
        optim.SGD(model.parameters(), learningRate, momentum: momentum, nesterov: momentum > 0);
}
