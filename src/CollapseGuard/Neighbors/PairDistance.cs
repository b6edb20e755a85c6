using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CollapseGuard.Neighbors;

/// <summary>The distance that decides, in double: what the float product leaves open is measured with it.</summary>
internal abstract class PairDistance
{
    /// <summary>Squared distance between a query and a point, by their rows; at least that of their coordinates in the index.</summary>
    public abstract double Squared(int query, int point);

    /// <summary>Whether it is that of the coordinates, and not only at least that.</summary>
    public virtual bool IsThatOfCoordinates => false;
}

/// <summary>Euclidean distance between rows of floats.</summary>
internal sealed class EuclideanDistance(ReadOnlyMemory<float> queries, ReadOnlyMemory<float> points, int columns) : PairDistance
{
    public override bool IsThatOfCoordinates => true;

    public override double Squared(int query, int point) =>
        Squared(queries.Span.Slice(query * columns, columns), points.Span.Slice(point * columns, columns));

    /// <summary>Sum of squared differences in double; eight sums whose order is fixed, so that every machine gets the same number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Squared(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ref float x = ref MemoryMarshal.GetReference(a);
        ref float y = ref MemoryMarshal.GetReference(b);
        double sum = 0;
        nuint c = 0, length = (nuint)Math.Min(a.Length, b.Length), width = (nuint)Vector256<float>.Count;
        if (length >= width)
        {
            Vector512<double> sums = default;
            for (; c + width <= length; c += width)
            {
                // Not fused: a machine without fused multiply-adds must round the same way.
                Vector512<double> difference = Widen(ref x, c) - Widen(ref y, c);
                sums += difference * difference;
            }

            Vector256<double> four = sums.GetLower() + sums.GetUpper();
            Vector128<double> two = four.GetLower() + four.GetUpper();
            sum = two[0] + two[1];
        }

        for (; c < length; c++)
        {
            double difference = (double)Unsafe.Add(ref x, c) - Unsafe.Add(ref y, c);
            sum += difference * difference;
        }

        return sum;
    }

    private static Vector512<double> Widen(ref float source, nuint at)
    {
        (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.LoadUnsafe(ref source, at));
        return Vector512.Create(low, high);
    }
}
