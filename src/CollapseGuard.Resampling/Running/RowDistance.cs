using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CollapseGuard.Resampling;

/// <summary>Squared Euclidean distance between two rows, for the few places where a search for neighbours is not what is needed.</summary>
internal static class RowDistance
{
    /// <summary>Sum of squared differences in double; eight sums whose order is fixed, so that every machine gets the same number.</summary>
    public static double Squared(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ref float x = ref MemoryMarshal.GetReference(a);
        ref float y = ref MemoryMarshal.GetReference(b);
        int width = Vector256<float>.Count, whole = a.Length - (a.Length % width);
        Vector512<double> sums = default;
        for (int c = 0; c < whole; c += width)
        {
            // Not fused: a machine without fused multiply-adds must round the same way.
            Vector512<double> difference = Widen(ref x, c) - Widen(ref y, c);
            sums += difference * difference;
        }

        Vector256<double> four = sums.GetLower() + sums.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        double sum = two[0] + two[1];
        for (int c = whole; c < a.Length; c++)
        {
            double difference = (double)a[c] - b[c];
            sum += difference * difference;
        }

        return sum;
    }

    private static Vector512<double> Widen(ref float source, int at)
    {
        (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.LoadUnsafe(ref source, (nuint)at));
        return Vector512.Create(low, high);
    }
}
