using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Running joint moments of two columns, in double whatever comes in.</summary>
internal sealed class PairAccumulator
{
    private readonly double[] left = new double[MomentKernel.Rows];
    private readonly double[] right = new double[MomentKernel.Rows];

    public PairedSummary Total { get; private set; } = PairedSummary.Empty;

    /// <summary>Adds at most <see cref="MomentKernel.Rows"/> rows and returns them as doubles, valid until the next call.</summary>
    public (ReadOnlyMemory<double> Predicted, ReadOnlyMemory<double> Actual) Add<T>(ReadOnlySpan<T> predicted, ReadOnlySpan<T> actual)
        where T : unmanaged
    {
        Widen(predicted, left);
        Widen(actual, right);
        Total = PairedSummary.Combine(Total, PairKernel.Measure(left.AsSpan(0, predicted.Length), right.AsSpan(0, actual.Length)));
        return (left.AsMemory(0, predicted.Length), right.AsMemory(0, actual.Length));
    }

    public void Merge(PairAccumulator other) => Total = PairedSummary.Combine(Total, other.Total);

    public void Reset() => Total = PairedSummary.Empty;

    private static void Widen<T>(ReadOnlySpan<T> values, Span<double> into)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<T, float>(values), into);
        }
        else
        {
            MemoryMarshal.Cast<T, double>(values).CopyTo(into);
        }
    }
}
