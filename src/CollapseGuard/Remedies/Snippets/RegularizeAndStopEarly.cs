using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy regularize-and-stop-early; compiled, not run.</summary>
public static class RegularizeAndStopEarly
{
    // <snippet>
    // Less to memorise with: few units, dropout between layers, weight decay; and stop where held-out loss is least.
    public static (nn.Module<Tensor, Tensor> Model, optim.Optimizer Optimizer) Build(int inputs)
    {
        var model = nn.Sequential(nn.Linear(inputs, 16), nn.ReLU(), nn.Dropout(0.3), nn.Linear(16, 1));
        return (model, optim.AdamW(model.parameters(), lr: 1e-3, weight_decay: 1e-2));
    }
    // </snippet>
}
