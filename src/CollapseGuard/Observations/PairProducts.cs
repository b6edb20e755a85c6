using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CollapseGuard.Observations;

/// <summary>Sums of products of columns with one another, two by two at a time, so that each number is loaded half as often.</summary>
internal static class PairProducts
{
    /// <summary>Adds the lower triangle, diagonal included, of A·Bᵀ over the rows of a block.</summary>
    /// <param name="a">k columns of <paramref name="stride"/> numbers.</param>
    /// <param name="b">The same for the other side.</param>
    /// <param name="stride">Numbers from column to column.</param>
    /// <param name="rows">Rows used, a multiple of the vector length or padded with zeros up to it.</param>
    /// <param name="k">Number of columns.</param>
    /// <param name="sums">k x k, row-major.</param>
    public static void AddLower(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int stride, int rows, int k, Span<double> sums)
    {
        int length = (rows + Vector<double>.Count - 1) / Vector<double>.Count;
        for (int i = 0; i < k; i += 2)
        {
            ReadOnlySpan<Vector<double>> first = Column(a, stride, i, length), second = Column(a, stride, Math.Min(i + 1, k - 1), length);
            for (int j = 0; j <= Math.Min(i + 1, k - 1); j += 2)
            {
                bool hasNext = j + 1 < k;
                (double ii, double ij, double ji, double jj) = Four(first, second, Column(b, stride, j, length), Column(b, stride, hasNext ? j + 1 : j, length));
                sums[(i * k) + j] += ii;
                if (hasNext)
                {
                    sums[(i * k) + j + 1] += ij; // above the diagonal where j + 1 > i: harmless, never read
                }

                if (i + 1 < k)
                {
                    sums[((i + 1) * k) + j] += ji;
                    if (hasNext)
                    {
                        sums[((i + 1) * k) + j + 1] += jj;
                    }
                }
            }
        }
    }

    /// <summary>The sum of products of two columns.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => System.Numerics.Tensors.TensorPrimitives.Dot(a, b);

    private static ReadOnlySpan<Vector<double>> Column(ReadOnlySpan<double> values, int stride, int column, int length) =>
        MemoryMarshal.Cast<double, Vector<double>>(values.Slice(column * stride, stride))[..length];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    private static (double, double, double, double) Four(
        ReadOnlySpan<Vector<double>> a, ReadOnlySpan<Vector<double>> b, ReadOnlySpan<Vector<double>> x, ReadOnlySpan<Vector<double>> y)
    {
        Vector<double> ax = default, ay = default, bx = default, by = default;
        for (int i = 0; i < a.Length; i++)
        {
            Vector<double> p = a[i], q = b[i], r = x[i], s = y[i];
            ax = Vector.MultiplyAddEstimate(p, r, ax);
            ay = Vector.MultiplyAddEstimate(p, s, ay);
            bx = Vector.MultiplyAddEstimate(q, r, bx);
            by = Vector.MultiplyAddEstimate(q, s, by);
        }

        return (Vector.Sum(ax), Vector.Sum(ay), Vector.Sum(bx), Vector.Sum(by));
    }
}
