using System.Numerics.Tensors;

namespace CollapseGuard.Observations;

/// <summary>Running sum of -ln p(true class), p clipped to [1e-7, 1 - 1e-7].</summary>
internal sealed class LogLossSum
{
    private const double Clip = 1e-7;
    private readonly double[] buffer = new double[MomentKernel.Rows];
    private double sum;
    private long count;

    public double Mean => count == 0 ? double.NaN : sum / count;

    /// <summary>Adds at most <see cref="MomentKernel.Rows"/> finite probabilities of the true class.</summary>
    public void Add(ReadOnlySpan<float> probabilities)
    {
        Span<double> p = buffer.AsSpan(0, probabilities.Length);
        TensorPrimitives.ConvertTruncating(probabilities, p);
        TensorPrimitives.Max(p, Clip, p);
        TensorPrimitives.Min(p, 1 - Clip, p);
        TensorPrimitives.Log(p, p);
        sum -= TensorPrimitives.Sum<double>(p);
        count += p.Length;
    }

    public void Merge(LogLossSum other)
    {
        sum += other.sum;
        count += other.count;
    }

    public void Reset()
    {
        sum = 0;
        count = 0;
    }
}
