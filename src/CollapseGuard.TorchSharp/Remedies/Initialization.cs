using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>Draws fresh weights, scaled by layer and by the activation that follows it, so that the spread of activations survives every layer.</summary>
/// <remarks>
/// He (fan-in, gain by activation) before ReLU and its kin, Glorot before tanh, sigmoid or nothing; biases to 0; recurrent layers Glorot; normalization
/// layers to scale 1, shift 0 and forgotten running statistics. Embeddings, attention and parameters held by custom modules directly are left and said so.
/// He et al., Delving deep into rectifiers, ICCV 2015 (arXiv 1502.01852); Glorot and Bengio, AISTATS 2010.
/// </remarks>
public static class Initialization
{
    /// <summary>Re-initializes a model in place: its parameters stay the objects that the optimizer holds.</summary>
    /// <param name="model">The model.</param>
    /// <param name="optimizer">Its optimizer, whose moments of the drawn parameters are cleared; null when there is none yet.</param>
    /// <param name="options">Seed and known activations; the default when null.</param>
    /// <returns>What was done to each layer, in order; read the notes.</returns>
    /// <exception cref="ArgumentException">The map names a layer that the model does not have.</exception>
    public static IReadOnlyList<LayerInitialization> Apply(nn.Module model, optim.Optimizer? optimizer = null, InitializationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= InitializationOptions.Default;
        List<LayerPlace> layers = LayerPlace.Of(model);
        foreach (string name in options.ActivationAfter.Keys)
        {
            if (!layers.Exists(layer => layer.Name == name))
            {
                throw new ArgumentException($"'{nameof(InitializationOptions.ActivationAfter)}' names '{name}', which the model does not have; its layers are {string.Join(", ", layers.Select(layer => $"'{layer.Name}'"))}.", nameof(options));
            }
        }

        var done = new List<LayerInitialization>();
        var drawn = new HashSet<IntPtr>();
        using IDisposable noGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        using var weights = new WeightDraw(options.Seed);
        for (int at = 0; at < layers.Count; at++)
        {
            LayerInitialization? said = Layer(layers, at, options, weights);
            if (said is not null)
            {
                done.Add(said);
                if (said.Redrawn)
                {
                    drawn.UnionWith(layers[at].Module.named_parameters(false).Select(pair => pair.parameter.Handle));
                }
            }
        }

        if (optimizer is not null)
        {
            OptimizerMoments.Clear(optimizer, drawn);
        }

        return done;
    }

    private static LayerInitialization? Layer(List<LayerPlace> layers, int at, InitializationOptions options, WeightDraw weights)
    {
        LayerPlace layer = layers[at];
        Parameter[] own = [.. layer.Module.named_parameters(false).Select(pair => pair.parameter)];
        switch (layer.Kind)
        {
            case LayerKind.Weighted:
                (string? activation, string note) = options.ActivationAfter.TryGetValue(layer.Name, out string? given)
                    ? (given, "activation as given")
                    : LayerPlace.ActivationAfter(layers, at);
                Gain gain = Gain.For(activation);
                double deviation = weights.Weighted(layer.Module, gain);
                return new LayerInitialization(layer.Name, true, activation ?? "none", gain.Scheme, deviation, note);
            case LayerKind.Recurrent:
                weights.Recurrent(layer.Module);
                return new LayerInitialization(layer.Name, true, "tanh and sigmoid inside", "Glorot", double.NaN, "by gate block; biases 0");
            case LayerKind.Normalization:
                WeightDraw.Normalization(layer.Module);
                return own.Length == 0 ? null : new LayerInitialization(layer.Name, true, "none", "scale 1, shift 0", 0, "running statistics forgotten");
            default:
                return own.Length == 0 ? null : new LayerInitialization(layer.Name, false, "none", "left", double.NaN, $"{layer.Module.GetType().Name} is left as it is: initialize it yourself if it is at fault");
        }
    }
}
