using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination;

/// <summary>What is examined.</summary>
/// <param name="Model">The model, whose parameters and modules are read and put back.</param>
/// <param name="Forward">Inputs to outputs, as the training calls it.</param>
/// <param name="Loss">(outputs, targets) to the loss, as the training calls it.</param>
/// <param name="Optimizers">The optimizers of the training; may be empty.</param>
internal sealed record Examined(nn.Module Model, Func<Tensor, Tensor> Forward, Func<Tensor, Tensor, Tensor> Loss, IReadOnlyList<optim.Optimizer> Optimizers);
