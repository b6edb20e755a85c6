using System.Numerics;
using System.Runtime.InteropServices;

namespace CollapseGuard.Statistics;

/// <summary>Finds numbers that are no numbers.</summary>
public static class FiniteNumbers
{
    /// <summary>Index of the first NaN or infinity; -1 when all are finite. Thread-safe.</summary>
    /// <param name="values">Numbers, in any layout; empty has none.</param>
    /// <remarks>A float is finite when its magnitude's bits are below those of infinity: compared as integers, a vector at a time.</remarks>
    public static int IndexOfNonFinite(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<Vector<int>> vectors = MemoryMarshal.Cast<float, Vector<int>>(values);
        Vector<int> magnitude = new(int.MaxValue), infinity = new(BitConverter.SingleToInt32Bits(float.PositiveInfinity));
        int whole = 0;
        while (whole < vectors.Length && Vector.LessThanAll(vectors[whole] & magnitude, infinity))
        {
            whole++;
        }

        // The first vector that is not finite throughout, or the rest.
        for (int i = whole * Vector<int>.Count; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
