using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy linear-output; compiled, not run.</summary>
public static class LinearOutput
{
    // <snippet>
    // Regression: nothing after the last layer. Classification: logits, and a loss that takes logits.
    public static (nn.Module<Tensor, Tensor> Model, Loss<Tensor, Tensor, Tensor> Loss) Build(int inputs, int classes) => classes switch
    {
        0 => (nn.Sequential(nn.Linear(inputs, 32), nn.ReLU(), nn.Linear(32, 1)), nn.MSELoss()),
        2 => (nn.Sequential(nn.Linear(inputs, 32), nn.ReLU(), nn.Linear(32, 1)), nn.BCEWithLogitsLoss()),
        _ => (nn.Sequential(nn.Linear(inputs, 32), nn.ReLU(), nn.Linear(32, classes)), nn.CrossEntropyLoss()),
    };
    // </snippet>
}
