using CollapseGuard.Summaries;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Inputs;

/// <summary>Measures inputs as they reach the model.</summary>
internal static class InputExamination
{
    private const double MostNumbers = 2e6;

    /// <summary>Scales, offsets and repeats of the rows; of token ids only the repeats, as their sizes mean nothing.</summary>
    /// <param name="x">Inputs, rows first, at most 2e6 numbers of which are looked at.</param>
    public static InputFit Examine(Tensor x)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        Tensor source = x.dim() == 0 ? x.detach().reshape(1, 1) : x.detach();
        long width = source.numel() / Math.Max(1, source.shape[0]);
        long kept = Math.Clamp((long)(MostNumbers / Math.Max(1, width)), 1, Math.Max(1, source.shape[0]));
        Tensor rows = Doubles.Rows(source.shape[0] > kept ? source.narrow(0, 0, kept) : source);
        double repeated = 1 - (RowHashes.Of(rows).Distinct().Count() / (double)Math.Max(1, rows.shape[0]));
        if (!Batch.HoldsNumbers(x) || rows.numel() == 0)
        {
            return new InputFit((int)width, rows.shape[0], double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, repeated, 0);
        }

        Tensor finite = rows.isfinite();
        long strange = rows.numel() - finite.sum().item<long>();
        return Measured(strange == 0 ? rows : rows.where(finite, 0.0), width, repeated, strange);
    }

    private static InputFit Measured(Tensor rows, long width, double repeated, long strange)
    {
        (Tensor least, Tensor greatest) = (rows.amin([0L]), rows.amax([0L]));
        Tensor varies = least < greatest;
        Tensor deviations = Doubles.Deviations(rows).masked_select(varies);
        bool any = deviations.numel() > 0;
        Tensor offsets = rows.mean([0L]).masked_select(varies).abs() / deviations;
        return new InputFit(
            (int)width,
            rows.shape[0],
            Doubles.RootMeanSquare(rows),
            Doubles.Greatest(rows),
            any ? deviations.min().item<double>() : double.NaN,
            any ? deviations.max().item<double>() : double.NaN,
            any ? offsets.max().item<double>() : double.NaN,
            1 - varies.to(ScalarType.Float64).mean().item<double>(),
            repeated,
            strange);
    }
}
