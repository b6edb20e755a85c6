using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>Replaces activations whose gradient can be 0 for good: a ReLU unit that is 0 for every row never returns by itself.</summary>
public static class ActivationSwap
{
    /// <summary>Replaces every ReLU by a leaky one; see <see cref="Apply"/>.</summary>
    /// <inheritdoc cref="Apply"/>
    public static RebuiltModel ToLeakyReLU(nn.Module<Tensor, Tensor> model, double negativeSlope = 0.01) =>
        Apply(model, layer => layer is ReLU or ReLU6, () => nn.LeakyReLU(negativeSlope));

    /// <summary>Replaces every ReLU, sigmoid and tanh between layers by ELU, which saturates on one side only; see <see cref="Apply"/>. The last layer of the model is left.</summary>
    /// <inheritdoc cref="Apply"/>
    public static RebuiltModel ToELU(nn.Module<Tensor, Tensor> model)
    {
        ArgumentNullException.ThrowIfNull(model);
        nn.Module last = LayerPlace.Of(model)[^1].Module;
        return Apply(model, layer => layer is ReLU or ReLU6 or Sigmoid or Tanh && !ReferenceEquals(layer, last), () => nn.ELU());
    }

    /// <summary>Replaces activations inside Sequential and in the fields of custom modules.</summary>
    /// <param name="model">The model. A call such as <c>functional.relu</c> inside <c>forward</c> is no layer and cannot be seen.</param>
    /// <param name="which">Whether a layer is to be replaced.</param>
    /// <param name="replacement">Makes the new one; called once for each.</param>
    /// <returns>The model to use from now on, what was replaced, and what was not and why.</returns>
    public static RebuiltModel Apply(nn.Module<Tensor, Tensor> model, Func<nn.Module<Tensor, Tensor>, bool> which, Func<nn.Module<Tensor, Tensor>> replacement)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(which);
        ArgumentNullException.ThrowIfNull(replacement);
        return new ModelRebuild((_, layer) => which(layer) ? [replacement()] : null).Apply(model);
    }
}
