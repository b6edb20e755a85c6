using CollapseGuard.Torch.State;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Models;

/// <summary>Which answers dropout itself sets to 0.</summary>
internal static class DroppedOutputs
{
    /// <summary>Share of the answers that are exactly 0 in training mode and not in inference mode, whatever the last layer adds, in [0, 1].</summary>
    /// <remarks>
    /// Dropout that removes every unit of the layer before the last leaves the last layer's bias alone, which begins at 0: such answers are 0 as well.
    /// Under a bias moved by 1 and the same noise they are not, and answers that dropout sets to 0 behind the last layer still are.
    /// </remarks>
    /// <param name="bench">Model and batch.</param>
    /// <param name="shape">Its modules.</param>
    /// <param name="trained">Answers in training mode.</param>
    /// <param name="inferred">Answers in inference mode.</param>
    public static double Share(Bench bench, ModelShape shape, Tensor trained, Tensor inferred)
    {
        double share = Zeroed(trained, inferred);
        if (share == 0 || shape.WeightModules.Count == 0
            || shape.WeightModules[^1].Module.named_parameters(false).FirstOrDefault(p => p.name == "bias").parameter is not Parameter bias)
        {
            return share;
        }

        bench.Keeper.KeepParameters();
        try
        {
            RawCopy.Into(bias, Doubles.Wide(bias) + 1);
            return Math.Min(share, Zeroed(Doubles.Rows(bench.Train(bench.X)), Doubles.Rows(bench.Infer(bench.X))));
        }
        finally
        {
            bench.Keeper.RestoreParameters();
        }
    }

    private static double Zeroed(Tensor trained, Tensor inferred) => ((trained == 0) & (inferred != 0)).to(ScalarType.Float64).mean().item<double>();
}
