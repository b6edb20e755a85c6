using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Reading;

/// <summary>The parameters that optimizers hold.</summary>
/// <remarks>L-BFGS is native in TorchSharp 0.107, and reading its parameters has brought the process down: it is taken to hold the whole model.</remarks>
internal static class HeldParameters
{
    /// <summary>All of them; those of the model for an optimizer that cannot be asked.</summary>
    public static IEnumerable<Parameter> Of(IEnumerable<optim.Optimizer> optimizers, nn.Module model) =>
        optimizers.SelectMany(o => o is OptimizerHelper ? o.parameters() : model.parameters());
}
