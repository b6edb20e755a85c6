using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>Puts dropout behind hidden activations, against overfitting.</summary>
public static class DropoutInsertion
{
    /// <summary>Adds a dropout layer after each activation in a Sequential that a later layer with weights still reads; never on the output.</summary>
    /// <param name="model">A Sequential, or a model that holds some; a custom module calls its layers by itself, so there it is only said.</param>
    /// <param name="rate">Share of units dropped in training, in (0, 1); .1 to .5 is usual.</param>
    /// <returns>The model to use from now on and where dropout was put in. Nothing is put in front of a dropout that is there already.</returns>
    public static RebuiltModel Apply(nn.Module<Tensor, Tensor> model, double rate = 0.2)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (rate is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, $"'rate' is {rate}; it must lie between 0 and 1.");
        }

        List<LayerPlace> layers = LayerPlace.Of(model);
        int lastWeighted = layers.FindLastIndex(layer => layer.Kind is LayerKind.Weighted or LayerKind.Recurrent);
        var hidden = new HashSet<string>();
        for (int at = 0; at < lastWeighted; at++)
        {
            bool dropped = layers[at + 1].Module.GetType().Name.Contains("Dropout", StringComparison.Ordinal);
            if (layers[at].Kind == LayerKind.Activation && !dropped)
            {
                hidden.Add(layers[at].Name);
            }
        }

        return new ModelRebuild((path, layer) => hidden.Contains(path) ? [layer, nn.Dropout(rate)] : null).Apply(model);
    }
}
