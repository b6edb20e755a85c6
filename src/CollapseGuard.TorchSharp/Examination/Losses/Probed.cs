using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Losses;

/// <summary>The user's loss at several predictions, ready to be compared with known losses at the same ones.</summary>
/// <param name="Predictions">(m, ...) as doubles, classes last.</param>
/// <param name="Losses">The loss at each.</param>
/// <param name="Resolution">Relative step of the loss's number type.</param>
internal sealed record Probed(Tensor Predictions, double[] Losses, double Resolution)
{
    // A difference must stand this far above rounding to tell forms apart.
    private const double Steps = 200;

    /// <summary>Classes in the last dimension.</summary>
    public long Classes => Predictions.dim() > 1 ? Predictions.shape[^1] : 1;

    /// <summary>True when any two of the losses differ.</summary>
    public bool Changes => Array.Exists(Losses, l => l != Losses[0]);

    /// <summary>True when the losses are finite and differ by more than rounding.</summary>
    public bool Tells => Array.TrueForAll(Losses, double.IsFinite) && Range > Steps * Resolution * Losses.Max(Math.Abs);

    private double Range => Losses.Max() - Losses.Min();

    /// <summary>Asks the loss at each prediction.</summary>
    public static Probed Ask(Bench bench, Tensor[] predictions, int classAxis)
    {
        double[] losses = Array.ConvertAll(predictions, p => Contained.Number(() => bench.Loss(p)));
        Tensor stacked = stack(Array.ConvertAll(predictions, p => TargetEncodings.Moved(Reading.Wide(p), classAxis)));
        return new Probed(stacked, losses, bench.Outputs.dtype is ScalarType.Float16 or ScalarType.BFloat16 ? 1e-3 : bench.Outputs.dtype == ScalarType.Float64 ? 1e-15 : 6e-8);
    }

    /// <summary>Asks with all rows but the first held still: the weights that a loss gives to classes or rows become one factor.</summary>
    public static Probed AskOneRow(Bench bench, Tensor[] predictions, int classAxis)
    {
        Tensor rest = predictions[0].narrow(0, 1, predictions[0].shape[0] - 1);
        return Ask(bench, Array.ConvertAll(predictions, p => cat([p.narrow(0, 0, 1), rest], 0)), classAxis);
    }

    /// <summary>How far the loss's differences are from proportional to a known loss's: the greatest deviation over the greatest difference.</summary>
    public double Misfit(double[] reference)
    {
        double products = 0, squares = 0;
        for (int i = 1; i < Losses.Length; i++)
        {
            double r = reference[i] - reference[0];
            products += (Losses[i] - Losses[0]) * r;
            squares += r * r;
        }

        double factor = products / squares, misfit = 0, greatest = 0;
        for (int i = 1; i < Losses.Length; i++)
        {
            double change = Losses[i] - Losses[0];
            misfit = Math.Max(misfit, Math.Abs(change - (factor * (reference[i] - reference[0]))));
            greatest = Math.Max(greatest, Math.Abs(change));
        }

        double rounding = 4 * Resolution * Losses.Max(Math.Abs);
        return Math.Max(0, misfit - rounding) / greatest;
    }
}
