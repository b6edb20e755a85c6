using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Losses;

/// <summary>Predictions made to find out what a loss reads, shaped like the outputs, the same at every call.</summary>
internal static class ProbingPredictions
{
    private const ulong Seed = 20;

    // Middle and half width: unlike levels, so that a root or a logarithm of the whole does not pass for a straight line.
    private static readonly (double Middle, double Half)[] Levels = [(0.5, 0.05), (0.5, 0.38), (0.2, 0.08), (0.8, 0.08), (0.35, 0.2), (0.65, 0.3)];

    private static readonly double[] Distances = [0.2, 0.6, 1.7, 5, 12];

    /// <summary>Inside (0.1, 0.9), where every known loss has a value.</summary>
    public static Tensor[] Interior(Tensor outputs)
    {
        using Generator random = new(Seed, CPU);
        return Array.ConvertAll(Levels, level => Like((Noise(outputs, random) * level.Half) + level.Middle, outputs));
    }

    /// <summary>Around the targets at distances below and above 1; for losses of numbers only.</summary>
    /// <param name="targets">Targets shaped like the outputs, as doubles.</param>
    /// <param name="outputs">The outputs.</param>
    public static Tensor[] Around(Tensor targets, Tensor outputs)
    {
        using Generator random = new(Seed, CPU);
        double least = Math.Max(1, 1e-4 * Reading.Greatest(targets));
        return Array.ConvertAll(Distances, distance => Like(targets + (Noise(outputs, random) * (distance * least)), outputs));
    }

    /// <summary>The numbers in the outputs' type, where they lie.</summary>
    public static Tensor Like(Tensor wide, Tensor outputs) => wide.reshape(outputs.shape).to(outputs.dtype).to(outputs.device);

    private static Tensor Noise(Tensor outputs, Generator random) => (rand(outputs.shape, ScalarType.Float64, generator: random) * 2) - 1;
}
