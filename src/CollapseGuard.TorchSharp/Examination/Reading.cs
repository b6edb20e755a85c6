using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination;

/// <summary>Numbers read off tensors, in double precision on the processor.</summary>
internal static class Reading
{
    /// <summary>The tensor as doubles, rows first, (rows, numbers of a row).</summary>
    public static Tensor Rows(Tensor tensor)
    {
        Tensor wide = Wide(tensor);
        return wide.dim() == 0 ? wide.reshape(1, 1) : wide.reshape(wide.shape[0], -1);
    }

    /// <summary>The tensor as doubles on the processor.</summary>
    public static Tensor Wide(Tensor tensor) => tensor.detach().to(CPU).to(ScalarType.Float64);

    /// <summary>Root mean square of the numbers; NaN of none.</summary>
    public static double RootMeanSquare(Tensor wide) => Math.Sqrt(wide.square().mean().item<double>());

    /// <summary>Standard deviation of each column over rows (population).</summary>
    public static Tensor Deviations(Tensor rows) => rows.std(0, unbiased: false);

    /// <summary>Greatest magnitude.</summary>
    public static double Greatest(Tensor wide) => wide.abs().max().item<double>();

    /// <summary>Spread of answers that differences are set against: the root mean square of their deviations, but no less than what rounding would fake.</summary>
    public static double Spread(Tensor rows) => Math.Max(RootMeanSquare(Deviations(rows)), 1e-4 * Greatest(rows));
}
