using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Remedies.Snippets;

/// <summary>Shown by the remedy sigmoid-for-one-unit; compiled, not run.</summary>
public static class SigmoidForOneUnit
{
    // <snippet>
    // One unit: a sigmoid, which belongs to the loss. Softmax needs one unit for each class.
    public static (nn.Module<Tensor, Tensor> Model, Loss<Tensor, Tensor, Tensor> Loss) Build(int inputs) =>
        (nn.Sequential(nn.Linear(inputs, 32), nn.ReLU(), nn.Linear(32, 1)), nn.BCEWithLogitsLoss());

    public static Tensor Probability(nn.Module<Tensor, Tensor> model, Tensor x) => model.call(x).sigmoid().squeeze(1);
    // </snippet>
}
