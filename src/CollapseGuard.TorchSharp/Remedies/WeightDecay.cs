using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>Splits parameters into those that weight decay may shrink and those that it must leave: biases, normalization layers, embeddings.</summary>
/// <param name="Decayed">Weights of layers: two dimensions and more.</param>
/// <param name="Undecayed">Biases, scales and shifts of normalization layers, embeddings, and single vectors of custom modules.</param>
public sealed record WeightDecay(IReadOnlyList<Parameter> Decayed, IReadOnlyList<Parameter> Undecayed)
{
    /// <summary>The split for a model; parameters without gradient (a frozen backbone) are in neither list.</summary>
    /// <param name="model">The model, on its final device.</param>
    public static WeightDecay Groups(nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var spared = new HashSet<IntPtr>();
        foreach (nn.Module module in model.modules().Prepend(model))
        {
            if (LayerPlace.KindOf(module) is LayerKind.Normalization or LayerKind.Embedding)
            {
                spared.UnionWith(module.named_parameters(false).Select(pair => pair.parameter.Handle));
            }
        }

        Parameter[] trained = [.. model.parameters().Where(parameter => parameter.requires_grad).DistinctBy(parameter => parameter.Handle)];
        ILookup<bool, Parameter> split = trained.ToLookup(parameter => parameter.dim() >= 2 && !spared.Contains(parameter.Handle));
        return new WeightDecay([.. split[true]], [.. split[false]]);
    }

    /// <summary>AdamW with decay on the first group only.</summary>
    /// <param name="learningRate">Rate of both groups, positive.</param>
    /// <param name="decay">Decay per step in units of the rate, at least 0; 1e-2 is usual.</param>
    public AdamW AdamW(double learningRate = 1e-3, double decay = 1e-2)
    {
        Require(learningRate, decay);
        AdamW.ParamGroup[] groups =
        [
            new(Decayed, lr: learningRate, weight_decay: decay),
            new(Undecayed, lr: learningRate, weight_decay: 0),
        ];
        return optim.AdamW(groups.Where(group => group.Parameters.Any()), lr: learningRate, weight_decay: 0);
    }

    /// <summary>Stochastic gradient descent with decay (an L2 penalty) on the first group only.</summary>
    /// <param name="learningRate">Rate of both groups, positive.</param>
    /// <param name="decay">Weight of the penalty, at least 0; 1e-4 is usual.</param>
    /// <param name="momentum">In [0, 1).</param>
    public SGD SGD(double learningRate, double decay = 1e-4, double momentum = 0)
    {
        Require(learningRate, decay);
        SGD.ParamGroup[] groups =
        [
            new(Decayed, lr: learningRate, momentum: momentum, weight_decay: decay),
            new(Undecayed, lr: learningRate, momentum: momentum, weight_decay: 0),
        ];
        return optim.SGD(groups.Where(group => group.Parameters.Any()), learningRate, momentum: momentum, weight_decay: 0);
    }

    private static void Require(double learningRate, double decay)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(learningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(decay);
    }
}
