using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy initialize-for-activation; compiled, not run.</summary>
public static class InitializeForActivation
{
    // <snippet>
    // Kaiming keeps the spread of activations through relu layers; biases start at zero.
    public static void Initialize(nn.Module model)
    {
        foreach (Linear layer in model.modules().OfType<Linear>())
        {
            nn.init.kaiming_normal_(layer.weight!, nonlinearity: nn.init.NonlinearityType.ReLU);
            if (layer.bias is { } bias)
            {
                nn.init.zeros_(bias);
            }
        }
    }
    // </snippet>
}
