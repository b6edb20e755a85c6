using System.Numerics;
using System.Runtime.InteropServices;

namespace CollapseGuard.Observations;

/// <summary>Running mean of -ln p(true class), p clipped to [1e-7, 1 - 1e-7].</summary>
internal sealed class LogLossSum
{
    private const float Least = 1e-7f;
    private const float Greatest = 1 - Least;
    private double sum;
    private long count;

    public double Mean => count == 0 ? double.NaN : sum / count;

    /// <summary>Adds finite probabilities of the true class.</summary>
    public void Add(ReadOnlySpan<float> probabilities)
    {
        int lanes = Vector<float>.Count;
        ReadOnlySpan<Vector<float>> body = MemoryMarshal.Cast<float, Vector<float>>(probabilities);
        Span<float> tail = stackalloc float[lanes];
        tail.Fill(1);
        probabilities[(body.Length * lanes)..].CopyTo(tail);
        Vector<double> sumA = default, sumB = default;
        foreach (Vector<float> p in body)
        {
            Vector<float> logs = VectorLog.Ln(Clip(p));
            sumA += Vector.WidenLower(logs);
            sumB += Vector.WidenUpper(logs);
        }

        double total = Vector.Sum(sumA + sumB);
        Vector<float> last = VectorLog.Ln(Clip(new Vector<float>(tail)));
        for (int i = 0; i < probabilities.Length - (body.Length * lanes); i++)
        {
            total += last[i];
        }

        sum -= total;
        count += probabilities.Length;
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

    private static Vector<float> Clip(Vector<float> p) =>
        Vector.MinNative(Vector.MaxNative(p, new Vector<float>(Least)), new Vector<float>(Greatest));
}
