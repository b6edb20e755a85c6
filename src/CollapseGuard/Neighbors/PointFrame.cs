using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CollapseGuard.Neighbors;

/// <summary>The coordinates of the float search: centred on the points' mean, scaled so that no point leaves [-1, 1].</summary>
/// <remarks>Centring keeps a far-off cloud (years, timestamps) from drowning its distances in rounding; scaling keeps squares finite.</remarks>
internal sealed class PointFrame
{
    // Unit roundoff of float32.
    private const double Roundoff = 1.0 / (1 << 24);

    // Upper less lower bound, in slacks of both squared norms: two for the point, three for the query.
    private const double Spread = 3;

    /// <summary>Beyond this squared norm the float product may overflow: such queries are measured in double alone.</summary>
    public const double GreatestNorm = 1e30;

    private readonly double[] center;

    private PointFrame(double[] center, double scale)
    {
        this.center = center;
        Scale = scale;
        Slack = 2 * (center.Length + 16) * Roundoff;
    }

    /// <summary>Factor from a distance between points to one in the frame.</summary>
    public double Scale { get; }

    /// <summary>|fl(|a|² + |b|² - 2ab) - |a - b|²| is at most <see cref="Slack"/> (|a|² + |b|²).</summary>
    /// <remarks>
    /// A dot product of length d errs by d roundoffs of |a||b| in any order of summation (Higham, "Accuracy and Stability of
    /// Numerical Algorithms", 2002, 3.1); 16 more cover the rounding of inputs and norms.
    /// </remarks>
    public double Slack { get; }

    /// <summary>The frame of n x <paramref name="columns"/> row-major points.</summary>
    public static PointFrame Of(ReadOnlySpan<float> points, int columns)
    {
        var center = new double[columns];
        int count = points.Length / columns;
        if (count == 0)
        {
            return new PointFrame(center, 1);
        }

        float[] low = points[..columns].ToArray(), high = points[..columns].ToArray();
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<float> row = points.Slice(i * columns, columns);
            Add(row, center);
            PointOrder.Widen(row, low, high);
        }

        double greatest = 0;
        for (int c = 0; c < columns; c++)
        {
            center[c] /= count;
            greatest = Math.Max(greatest, Math.Max(high[c] - center[c], center[c] - low[c]));
        }

        return new PointFrame(center, greatest > 0 ? 1 / greatest : 1);
    }

    /// <summary>Writes a row's coordinates; returns their squared norm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Place(ReadOnlySpan<float> row, Span<float> target)
    {
        ref float source = ref MemoryMarshal.GetReference(row);
        ref float placed = ref MemoryMarshal.GetReference(target);
        ref double middle = ref MemoryMarshal.GetArrayDataReference(center);
        double norm = 0;
        nuint c = 0, length = (nuint)row.Length, width = (nuint)Vector256<float>.Count;
        if (length >= width)
        {
            Vector512<double> norms = default, scale = Vector512.Create(Scale);
            for (; c + width <= length; c += width)
            {
                (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.LoadUnsafe(ref source, c));
                Vector512<double> shifted = (Vector512.Create(low, high) - Vector512.LoadUnsafe(ref middle, c)) * scale;
                Vector256<float> value = Vector256.Narrow(shifted.GetLower(), shifted.GetUpper());
                value.StoreUnsafe(ref placed, c);
                (low, high) = Vector256.Widen(value);
                Vector512<double> wide = Vector512.Create(low, high);
                norms += wide * wide;
            }

            norm = Vector512.Sum(norms);
        }

        for (; c < length; c++)
        {
            float value = (float)((Unsafe.Add(ref source, c) - Unsafe.Add(ref middle, c)) * Scale);
            Unsafe.Add(ref placed, c) = value;
            norm += (double)value * value;
        }

        return norm;
    }

    /// <summary>How far a distance between two placed points may lie below the true one (in the frame), by the rounding of their coordinates.</summary>
    public static double PlacementError(double norm, double greatestNorm) => 4 * Roundoff * (Math.Sqrt(norm) + Math.Sqrt(greatestNorm));

    /// <summary>What a point's lowered norm minus twice its product with the query must not exceed for the point to be near enough.</summary>
    /// <param name="bound">The greatest squared distance that still matters.</param>
    /// <param name="norm">The query's squared norm in the frame.</param>
    public float ProductLimit(double bound, double norm) =>
        double.IsPositiveInfinity(bound) || !(norm <= GreatestNorm)
            ? float.PositiveInfinity
            : MathF.BitIncrement((float)((bound * Scale * Scale) - (norm * (1 - Slack))));

    /// <summary>What a lowered norm minus twice the product is at most, for the point itself and all that are as near.</summary>
    /// <param name="value">The point's lowered norm minus twice the product.</param>
    /// <param name="norm">The query's squared norm in the frame.</param>
    /// <param name="pointNorm">The point's squared norm, or more.</param>
    public float UpperLimit(float value, double norm, double pointNorm) =>
        MathF.BitIncrement((float)(value + (Spread * Slack * (norm + pointNorm))));

    /// <summary>What the squared distance between eight queries and a box must not exceed; sums over the columns err by less than the slack of the product.</summary>
    /// <param name="limits">The queries' <see cref="ProductLimit"/>.</param>
    /// <param name="norms">The queries' squared norms in the frame.</param>
    /// <param name="errors">The queries' <see cref="PlacementError"/>.</param>
    public Vector256<float> BoxLimits(Vector256<float> limits, Vector512<double> norms, Vector512<double> errors)
    {
        (Vector256<double> low, Vector256<double> high) = Vector256.Widen(limits);
        Vector512<double> reach = Vector512.Sqrt(Vector512.Max(Vector512.Create(low, high) + norms, Vector512<double>.Zero)) + errors;
        reach *= reach * (1 + Slack);

        // The next greater float, as an integer; infinity stays.
        Vector256<int> next = Vector256.Narrow(reach.GetLower(), reach.GetUpper()).AsInt32() + Vector256<int>.One;
        return Vector256.Min(next, Vector256.Create(float.PositiveInfinity).AsInt32()).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ReadOnlySpan<float> row, double[] sums)
    {
        ref float source = ref MemoryMarshal.GetReference(row);
        ref double sum = ref MemoryMarshal.GetArrayDataReference(sums);
        nuint c = 0, length = (nuint)row.Length, width = (nuint)Vector256<float>.Count;
        for (; c + width <= length; c += width)
        {
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(Vector256.LoadUnsafe(ref source, c));
            (Vector512.LoadUnsafe(ref sum, c) + Vector512.Create(low, high)).StoreUnsafe(ref sum, c);
        }

        for (; c < length; c++)
        {
            Unsafe.Add(ref sum, c) += Unsafe.Add(ref source, c);
        }
    }
}
