using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Models;

/// <summary>What the modules of a model say about themselves.</summary>
/// <param name="WeightModules">Modules that hold a matrix of weights themselves, in the order of the model; embeddings do not count.</param>
/// <param name="HasBatchNorm">True with any batch normalization.</param>
/// <param name="DropoutRate">Greatest dropout rate; 0 without.</param>
internal sealed record ModelShape(IReadOnlyList<(string Name, nn.Module Module)> WeightModules, bool HasBatchNorm, double DropoutRate)
{
    /// <summary>Reads the modules.</summary>
    public static ModelShape Of(nn.Module model)
    {
        List<(string Name, nn.Module Module)> all = [("", model), .. model.named_modules()];
        List<(string Name, nn.Module Module)> weights = [.. all.Where(m => m.Module is not (Embedding or EmbeddingBag) && m.Module.named_parameters(false).Any(p => p.parameter.dim() >= 2))];
        return new ModelShape(
            [.. weights.Select(w => w.Name.Length > 0 ? w : (model.GetName(), w.Module))],
            all.Exists(m => m.Module is BatchNorm),
            all.Max(m => Rate(m.Module)));
    }

    /// <summary>Units that a weight module puts out.</summary>
    public static long Units(nn.Module module)
    {
        Parameter weight = module.named_parameters(false).Last(p => p.parameter.dim() >= 2).parameter;
        return module switch
        {
            ConvolutionTranspose => weight.shape[1],
            RNN or LSTM or GRU or RNNCell or LSTMCell or GRUCell => weight.shape[^1],
            _ => weight.shape[0],
        };
    }

    private static double Rate(nn.Module module) => module switch
    {
        Dropout d => d.p,
        Dropout1d d => d.p,
        Dropout2d d => d.p,
        Dropout3d d => d.p,
        AlphaDropout d => d.p,
        FeatureAlphaDropout d => d.p,
        _ => 0,
    };
}
