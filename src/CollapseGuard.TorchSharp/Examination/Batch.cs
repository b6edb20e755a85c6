using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination;

/// <summary>The rows that an examination works on: at most <see cref="MostRows"/> of the user's batch, spread evenly over it.</summary>
internal static class Batch
{
    /// <summary>Rows that settle every question asked here.</summary>
    public const long MostRows = 256;

    private const double MostNumbers = 2e6;

    /// <summary>Copies of inputs and targets that the model may alter.</summary>
    /// <param name="x">Inputs, rows first.</param>
    /// <param name="y">Targets, rows first; null without.</param>
    public static (Tensor X, Tensor? Y) Of(Tensor x, Tensor? y)
    {
        if (x.dim() == 0 || (y is not null && (y.dim() == 0 || y.shape[0] != x.shape[0])))
        {
            return (x.detach().clone(), y?.detach().clone());
        }

        long rows = x.shape[0];
        double width = (x.numel() + (y?.numel() ?? 0)) / (double)Math.Max(1, rows);
        long kept = Math.Min(rows, Math.Clamp((long)(MostNumbers / Math.Max(1, width)), 4, MostRows));
        if (kept == rows)
        {
            return (x.detach().clone(), y?.detach().clone());
        }

        Tensor which = arange(kept, dtype: ScalarType.Int64, device: x.device).mul(rows).div(kept, RoundingMode.floor).to(ScalarType.Int64);
        return (x.detach().index_select(0, which), y?.detach().index_select(0, which.to(y.device)));
    }

    /// <summary>True when the inputs are numbers that may be scaled and averaged, false for token ids.</summary>
    public static bool HoldsNumbers(Tensor x) => x.is_floating_point();
}
