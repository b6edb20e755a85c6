using System.Numerics;
using System.Runtime.InteropServices;

namespace CollapseGuard.Resampling;

/// <summary>Points on the way from one row to another.</summary>
internal static class Interpolation
{
    /// <summary>target = first + step (second - first), number by number, never outside the interval between the two.</summary>
    /// <remarks>
    /// Written as first (1 - step) + second step, which no finite pair overflows, and clamped, so that equal numbers stay as they are.
    /// Vectors of any width and the scalar rest do the same single-precision operations: the same bits on every machine.
    /// </remarks>
    /// <param name="first">d numbers.</param>
    /// <param name="second">d numbers.</param>
    /// <param name="step">In [0, 1).</param>
    /// <param name="target">Receives d numbers.</param>
    public static void Write(ReadOnlySpan<float> first, ReadOnlySpan<float> second, float step, Span<float> target)
    {
        int width = Vector<float>.Count, done = 0;
        if (target.Length >= width)
        {
            ReadOnlySpan<Vector<float>> a = MemoryMarshal.Cast<float, Vector<float>>(first), b = MemoryMarshal.Cast<float, Vector<float>>(second);
            Span<Vector<float>> t = MemoryMarshal.Cast<float, Vector<float>>(target);
            Vector<float> forward = new(step), rest = new(1 - step);
            for (int i = 0; i < t.Length && i < a.Length && i < b.Length; i++)
            {
                Vector<float> x = a[i], y = b[i], z = (x * rest) + (y * forward);
                Vector<int> isUp = Vector.LessThan(x, y);
                Vector<float> low = Vector.ConditionalSelect(isUp, x, y), high = Vector.ConditionalSelect(isUp, y, x);
                z = Vector.ConditionalSelect(Vector.LessThan(z, low), low, z);
                t[i] = Vector.ConditionalSelect(Vector.GreaterThan(z, high), high, z);
            }

            done = t.Length * width;
        }

        for (int i = done; i < target.Length; i++)
        {
            float x = first[i], y = second[i], z = (x * (1 - step)) + (y * step);
            (float low, float high) = x < y ? (x, y) : (y, x);
            z = z < low ? low : z;
            target[i] = z > high ? high : z;
        }
    }
}
