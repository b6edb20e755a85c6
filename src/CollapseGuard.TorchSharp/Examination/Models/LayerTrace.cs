using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Models;

/// <summary>What a layer was seen to do in one forward pass.</summary>
/// <param name="Module">The layer.</param>
/// <param name="IsRectifiedInput">True when its inputs were never negative and some were exactly 0.</param>
/// <param name="IsRectifiedOutput">The same of its outputs.</param>
/// <param name="Deviation">Median over units of the standard deviation of its outputs over rows.</param>
internal sealed record LayerTrace(nn.Module Module, bool IsRectifiedInput, bool IsRectifiedOutput, double Deviation)
{
    /// <summary>Follows one forward pass in inference mode with hooks; layers called by <c>forward</c> rather than <c>call</c> are not seen.</summary>
    public static IReadOnlyList<LayerTrace> Of(Bench bench)
    {
        using var scope = NewDisposeScope();
        var seen = new List<LayerTrace>();
        var hooks = new List<IDisposable>();
        try
        {
            foreach (nn.Module module in bench.Keeper.Modules)
            {
                if (module is nn.Module<Tensor, Tensor> layer && !module.named_children().Any())
                {
                    hooks.Add(new Hook(layer, seen));
                }
            }

            bench.Infer(bench.X);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            seen.Clear();
        }
        finally
        {
            hooks.ForEach(h => h.Dispose());
        }

        return seen;
    }

    /// <summary>True when numbers are never negative and some are exactly 0.</summary>
    public static bool IsRectified(Tensor values) => values.numel() > 0 && values.is_floating_point() && values.min().to(ScalarType.Float64).item<double>() == 0 && (values > 0).any().item<bool>();

    private static double MedianDeviation(nn.Module module, Tensor output)
    {
        Tensor wide = Reading.Wide(output);
        if (wide.dim() < 2)
        {
            return double.NaN;
        }

        Tensor units = module is TorchSharp.Modules.Convolution ? movedim(wide, 1, -1) : wide;
        return Reading.Deviations(units.reshape(-1, units.shape[^1])).median().item<double>();
    }

    private sealed class Hook : IDisposable
    {
        private readonly Action _remove;

        public Hook(nn.Module<Tensor, Tensor> layer, List<LayerTrace> seen)
        {
            var remover = layer.register_forward_hook((_, input, output) =>
            {
                if (!seen.Exists(t => ReferenceEquals(t.Module, layer)))
                {
                    seen.Add(new LayerTrace(layer, IsRectified(input), IsRectified(output), MedianDeviation(layer, output)));
                }

                return output;
            });
            _remove = remover.remove;
        }

        public void Dispose() => _remove();
    }
}
