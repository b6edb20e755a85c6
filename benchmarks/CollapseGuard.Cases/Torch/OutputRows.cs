using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>Outputs beside their truth, as plain numbers.</summary>
/// <param name="Outputs">n x <paramref name="Width"/>, row-major.</param>
/// <param name="Width">Outputs a row.</param>
/// <param name="Targets">n x <paramref name="TargetWidth"/>, row-major.</param>
/// <param name="TargetWidth">Targets a row.</param>
internal sealed record OutputRows(float[] Outputs, int Width, float[] Targets, int TargetWidth)
{
    /// <summary>Number of rows.</summary>
    public int Count => Outputs.Length / Width;

    /// <summary>Standard deviation of the outputs over rows, averaged over outputs; NaN when one is not finite.</summary>
    public double Spread => SpreadOf(Outputs, Width);

    /// <summary>The same of the targets.</summary>
    public double TargetSpread => SpreadOf(Targets, TargetWidth);

    public static OutputRows Of(Tensor outputs, Tensor targets) => new(Numbers(outputs), WidthOf(outputs), Numbers(targets), WidthOf(targets));

    private static int WidthOf(Tensor values) => values.dim() > 1 ? (int)values.shape[1] : 1;

    private static float[] Numbers(Tensor values)
    {
        using Tensor flat = values.to(ScalarType.Float32).flatten();
        return flat.data<float>().ToArray();
    }

    private static double SpreadOf(float[] values, int width)
    {
        int rows = values.Length / width;
        double sum = 0;
        for (int column = 0; column < width; column++)
        {
            double mean = 0;
            double squares = 0;
            for (int row = 0; row < rows; row++)
            {
                double value = values[(row * width) + column];
                double step = value - mean;
                mean += step / (row + 1);
                squares += step * (value - mean);
            }

            sum += Math.Sqrt(squares / rows);
        }

        return sum / width;
    }
}
