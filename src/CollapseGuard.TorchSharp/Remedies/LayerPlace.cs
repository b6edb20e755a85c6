using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>What a layer is to the remedies.</summary>
internal enum LayerKind
{
    Other = 0,
    Weighted = 1,
    Recurrent = 2,
    Normalization = 3,
    Activation = 4,
    Embedding = 5,
}

/// <summary>A module and where it stands.</summary>
/// <param name="Name">Its path.</param>
/// <param name="Module">The module; one without children, or one that holds parameters of its own.</param>
/// <param name="Kind">What it is.</param>
/// <param name="InSequential">Whether everything above it is a Sequential, so that the order of registration is the order of calls.</param>
internal sealed record LayerPlace(string Name, nn.Module Module, LayerKind Kind, bool InSequential)
{
    /// <summary>All layers in order of registration.</summary>
    public static List<LayerPlace> Of(nn.Module model)
    {
        var places = new List<LayerPlace>();
        Walk("", model, true, places);
        return places;
    }

    /// <summary>The activation after a layer, or null for none, and how it was found.</summary>
    public static (string? Activation, string Note) ActivationAfter(List<LayerPlace> layers, int at)
    {
        int next = at + 1;
        for (; next < layers.Count && layers[next].Kind is not (LayerKind.Weighted or LayerKind.Recurrent); next++)
        {
            if (layers[next].Kind == LayerKind.Activation)
            {
                return (layers[next].Module.GetType().Name, layers[at].InSequential ? "activation that follows" : "activation registered next");
            }
        }

        if (layers[at].InSequential)
        {
            return (null, next == layers.Count ? "output layer" : "no activation before the next layer: two layers in a row are one linear layer");
        }

        if (next == layers.Count)
        {
            return (null, "last layer registered, taken for the output");
        }

        LayerPlace? shared = layers.Find(layer => layer.Kind == LayerKind.Activation);
        return shared is null
            ? ("ReLU", "no activation is registered, a call of functional.relu assumed; name it in ActivationAfter if it is another")
            : (shared.Module.GetType().Name, $"assumed to share '{shared.Name}'; name it in ActivationAfter if it is another");
    }

    /// <summary>What a module is, by its type.</summary>
    public static LayerKind KindOf(nn.Module module) => module switch
    {
        Linear or Convolution or ConvolutionTranspose or Bilinear => LayerKind.Weighted,
        LSTM or GRU or RNN or LSTMCell or GRUCell or RNNCell => LayerKind.Recurrent,
        NormBase or LayerNorm or GroupNorm => LayerKind.Normalization,
        Embedding or EmbeddingBag => LayerKind.Embedding,
        _ => Gain.IsActivation(module.GetType().Name) ? LayerKind.Activation : LayerKind.Other,
    };

    private static void Walk(string name, nn.Module module, bool sequential, List<LayerPlace> places)
    {
        (string Name, nn.Module Child)[] children = [.. module.named_children()];
        LayerKind kind = KindOf(module);
        if (children.Length == 0 || kind != LayerKind.Other || module.named_parameters(false).Any())
        {
            places.Add(new LayerPlace(name, module, kind, sequential));
        }

        if (kind == LayerKind.Other && module is not (MultiheadAttention or Transformer or TransformerEncoderLayer or TransformerDecoderLayer))
        {
            foreach ((string childName, nn.Module child) in children)
            {
                Walk(name.Length == 0 ? childName : $"{name}.{childName}", child, sequential && module is Sequential, places);
            }
        }
    }
}
