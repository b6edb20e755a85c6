using CollapseGuard.Summaries;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Models;

/// <summary>Measures the weights of every weight layer.</summary>
internal static class InitializationExamination
{
    private const long MostNumbers = 4_000_000;

    /// <summary>One entry for each matrix of weights, in the order of the model.</summary>
    public static IReadOnlyList<LayerInitialization> Examine(Bench bench, ModelShape shape)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        IReadOnlyList<LayerTrace> traces = LayerTrace.Of(bench);
        var layers = new List<LayerInitialization>();
        for (int i = 0; i < shape.WeightModules.Count; i++)
        {
            (string name, nn.Module module) = shape.WeightModules[i];
            bool isLast = i == shape.WeightModules.Count - 1;
            bool rectified = IsRectified(module, traces, bench);
            List<(string Name, Tensor Weight)> matrices = [.. module.named_parameters(false).Where(p => p.parameter.dim() >= 2).Select(p => (p.name, (Tensor)p.parameter))];
            foreach ((string parameter, Tensor weight) in matrices)
            {
                double seen = traces.FirstOrDefault(t => ReferenceEquals(t.Module, module))?.Deviation ?? double.NaN;
                layers.Add(Measure(matrices.Count == 1 ? name : name + "." + parameter, module, weight, rectified, seen, isLast));
            }
        }

        return layers;
    }

    // Its output goes into a rectifier when a layer before the next weights gives rectified numbers, or the next weights get them, or the model does.
    private static bool IsRectified(nn.Module module, IReadOnlyList<LayerTrace> traces, Bench bench)
    {
        int at = traces.ToList().FindIndex(t => ReferenceEquals(t.Module, module));
        if (at < 0)
        {
            return false;
        }

        for (int i = at + 1; i < traces.Count; i++)
        {
            if (HoldsWeights(traces[i].Module))
            {
                return traces[i].IsRectifiedInput;
            }

            if (traces[i].IsRectifiedOutput)
            {
                return true;
            }
        }

        return LayerTrace.IsRectified(bench.Inferred);
    }

    private static bool HoldsWeights(nn.Module module) => module.named_parameters(false).Any(p => p.parameter.dim() >= 2);

    private static LayerInitialization Measure(string name, nn.Module module, Tensor weight, bool rectified, double seen, bool isOutput)
    {
        Tensor units = Units(module, weight);
        (long fanIn, long fanOut) = Fans(module, weight);
        bool isRecurrent = module is RNN or LSTM or GRU or RNNCell or LSTMCell or GRUCell;
        double expected = isRecurrent ? 1 / Math.Sqrt(3.0 * ModelShape.Units(module))
            : rectified ? Math.Sqrt(2.0 / fanIn) : Math.Sqrt(2.0 / (fanIn + fanOut));
        return new LayerInitialization(
            name,
            fanIn,
            fanOut,
            Doubles.RootMeanSquare(units),
            expected,
            rectified,
            IdenticalShare(units),
            units.numel() > 1 && units.min().item<double>() == units.max().item<double>(),
            seen,
            isOutput);
    }

    private static Tensor Units(nn.Module module, Tensor weight)
    {
        Tensor ordered = module is ConvolutionTranspose ? weight.detach().transpose(0, 1) : weight.detach();
        long width = Math.Max(1, ordered.numel() / ordered.shape[0]);
        long kept = Math.Clamp(MostNumbers / width, 1, ordered.shape[0]);
        return Doubles.Rows(ordered.narrow(0, 0, kept));
    }

    private static (long In, long Out) Fans(nn.Module module, Tensor weight)
    {
        long kernel = 1;
        for (int i = 2; i < weight.dim(); i++)
        {
            kernel *= weight.shape[i];
        }

        return module switch
        {
            ConvolutionTranspose => (weight.shape[0] * kernel, weight.shape[1] * kernel),
            Bilinear => (weight.shape[1], weight.shape[0]),
            _ => (weight.shape[1] * kernel, weight.shape[0] * kernel),
        };
    }

    private static double IdenticalShare(Tensor units)
    {
        ulong[] hashes = RowHashes.Of(units);
        return hashes.GroupBy(h => h).Where(g => g.Count() > 1).Sum(g => g.Count()) / (double)hashes.Length;
    }
}
