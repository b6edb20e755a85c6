using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>Blends each row with another of its batch, inputs and targets alike, against overfitting. One thread at a time.</summary>
/// <remarks>Zhang et al., mixup: beyond empirical risk minimization, ICLR 2018 (arXiv 1710.09412). Training batches only.</remarks>
public sealed class Mixup
{
    private readonly Random _random;

    /// <param name="alpha">Shape of the Beta(alpha, alpha) that the blend is drawn from, positive; .1 to .4 is usual, 1 is uniform.</param>
    /// <param name="seed">Decides the draws.</param>
    public Mixup(double alpha, int seed)
    {
        Alpha = alpha > 0 && double.IsFinite(alpha) ? alpha : throw new ArgumentOutOfRangeException(nameof(alpha), alpha, $"'alpha' is {alpha}; it must be positive and finite.");
        _random = new Random(seed);
    }

    /// <summary>Shape of the Beta distribution.</summary>
    public double Alpha { get; }

    /// <summary>Blends a batch.</summary>
    /// <param name="inputs">(n x …), floating point.</param>
    /// <param name="targets">(n x …) floats, blended as they are; or (n) integer classes, which become (n x k) shares that <c>CrossEntropyLoss</c> takes.</param>
    /// <param name="classCount">k when the targets are classes.</param>
    /// <returns>Inputs and targets of the same rows, on the same device; yours to dispose.</returns>
    /// <exception cref="ArgumentException">Rows differ, inputs are codes, or classes came without their count.</exception>
    public (Tensor Inputs, Tensor Targets) Mix(Tensor inputs, Tensor targets, int? classCount = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        if (inputs.shape[0] != targets.shape[0] || !inputs.is_floating_point())
        {
            throw new ArgumentException($"'inputs' are {inputs.shape[0]} rows of {inputs.dtype} and 'targets' {targets.shape[0]} rows; both must have the same rows, and only floating-point inputs can be blended.", nameof(inputs));
        }

        if (!targets.is_floating_point() && classCount is null)
        {
            throw new ArgumentException($"'targets' are {targets.dtype} classes; give 'classCount', so that they can become shares.", nameof(classCount));
        }

        using IDisposable noGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        long[] partners = [.. Enumerable.Range(0, checked((int)inputs.shape[0])).Select(row => (long)row)];
        _random.Shuffle(partners);
        Tensor partner = tensor(partners, device: inputs.device);
        double share = Beta();
        Tensor floats = targets.is_floating_point() ? targets : nn.functional.one_hot(targets.to_type(ScalarType.Int64), classCount!.Value).to_type(inputs.dtype);
        return (Blend(inputs, partner, share).MoveToOuterDisposeScope(), Blend(floats, partner, share).MoveToOuterDisposeScope());
    }

    private static Tensor Blend(Tensor values, Tensor partner, double share) =>
        (values * share) + (values.index_select(0, partner.to(values.device)) * (1 - share));

    private double Beta()
    {
        double first = LogGamma(), second = LogGamma();
        return 1 / (1 + Math.Exp(second - first));
    }

    /// <summary>The logarithm of a Gamma(alpha, 1) draw (Marsaglia and Tsang 2000); in logs, because small alpha underflows.</summary>
    private double LogGamma()
    {
        double shape = Alpha < 1 ? Alpha + 1 : Alpha;
        double boost = Alpha < 1 ? Math.Log(1 - _random.NextDouble()) / Alpha : 0;
        double d = shape - (1.0 / 3), c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
            double cube = Math.Pow(1 + (c * normal), 3);
            if (cube > 0 && Math.Log(1 - _random.NextDouble()) < (normal * normal / 2) + d - (d * cube) + (d * Math.Log(cube)))
            {
                return Math.Log(d * cube) + boost;
            }
        }
    }
}
