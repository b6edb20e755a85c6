using System.Runtime.CompilerServices;

namespace CollapseGuard.Neighbors;

/// <summary>The coordinates of the float search: centred on the points' mean, scaled so that no point leaves [-1, 1].</summary>
/// <remarks>Centring keeps a far-off cloud (years, timestamps) from drowning its distances in rounding; scaling keeps squares finite.</remarks>
internal sealed class PointFrame
{
    // Unit roundoff of float32.
    private const double Roundoff = 1.0 / (1 << 24);

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
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<float> row = points.Slice(i * columns, columns);
            for (int c = 0; c < row.Length; c++)
            {
                center[c] += row[c];
            }
        }

        for (int c = 0; c < columns; c++)
        {
            center[c] /= Math.Max(1, count);
        }

        double greatest = 0;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<float> row = points.Slice(i * columns, columns);
            for (int c = 0; c < row.Length; c++)
            {
                greatest = Math.Max(greatest, Math.Abs(row[c] - center[c]));
            }
        }

        return new PointFrame(center, greatest > 0 ? 1 / greatest : 1);
    }

    /// <summary>Writes a row's coordinates, <paramref name="stride"/> numbers apart; returns their squared norm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Place(ReadOnlySpan<float> row, Span<float> target, int stride)
    {
        double norm = 0;
        for (int c = 0; c < row.Length; c++)
        {
            float value = (float)((row[c] - center[c]) * Scale);
            target[c * stride] = value;
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

    /// <summary>What the squared distance between a query and a box must not exceed; sums over the columns err by less than the slack of the product.</summary>
    /// <param name="limit">The query's <see cref="ProductLimit"/>.</param>
    /// <param name="norm">The query's squared norm in the frame.</param>
    /// <param name="error">The query's <see cref="PlacementError"/>.</param>
    public float BoxLimit(float limit, double norm, double error)
    {
        double reach = Math.Sqrt(Math.Max(0, limit + norm)) + error;
        return MathF.BitIncrement((float)(reach * reach * (1 + Slack)));
    }
}
