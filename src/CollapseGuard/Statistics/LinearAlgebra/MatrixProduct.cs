using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CollapseGuard.Statistics.LinearAlgebra;

/// <summary>C += A·B for row-major float blocks, register-blocked: six rows by two vectors.</summary>
/// <remarks>
/// Every element of C is summed over k in the same order, by fused multiply-adds, whatever the vector width, the block it
/// lies in and the number of threads: the same numbers on every machine.
/// Block sizes keep a panel of B (256 x 16 floats) in the first-level cache: Goto and van de Geijn, "Anatomy of
/// high-performance matrix multiplication", ACM TOMS 34(3), 2008.
/// </remarks>
internal static class MatrixProduct
{
    private const int TileRows = 6;
    private const int DepthBlock = 256;

    /// <summary>C += A·B.</summary>
    /// <param name="a">m x k with <paramref name="aStride"/> numbers from row to row.</param>
    /// <param name="aStride">At least k.</param>
    /// <param name="b">k x n with <paramref name="bStride"/> numbers from row to row.</param>
    /// <param name="bStride">At least n.</param>
    /// <param name="c">m x n with <paramref name="cStride"/> numbers from row to row.</param>
    /// <param name="cStride">At least n.</param>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="n">Columns of B and C.</param>
    public static void Add(ReadOnlySpan<float> a, int aStride, ReadOnlySpan<float> b, int bStride, Span<float> c, int cStride, int m, int k, int n)
    {
        if (m == 0 || k == 0 || n == 0)
        {
            return;
        }

        RequireRoom(a.Length, aStride, m, k, nameof(a));
        RequireRoom(b.Length, bStride, k, n, nameof(b));
        RequireRoom(c.Length, cStride, m, n, nameof(c));
        ref float a0 = ref MemoryMarshal.GetReference(a);
        ref float b0 = ref MemoryMarshal.GetReference(b);
        ref float c0 = ref MemoryMarshal.GetReference(c);
        for (int depth = 0; depth < k; depth += DepthBlock)
        {
            AddDepth(
                ref Unsafe.Add(ref a0, depth), aStride,
                ref Unsafe.Add(ref b0, (nint)depth * bStride), bStride,
                ref c0, cStride,
                m, Math.Min(DepthBlock, k - depth), n);
        }
    }

    private static void AddDepth(ref float a, nint aStride, ref float b, nint bStride, ref float c, nint cStride, int m, int k, int n)
    {
        int panel = 2 * Vector<float>.Count;
        int column = 0;
        for (; column <= n - panel; column += panel)
        {
            ref float bPanel = ref Unsafe.Add(ref b, column);
            int row = 0;
            for (; row <= m - TileRows; row += TileRows)
            {
                AddTile(ref Unsafe.Add(ref a, row * aStride), aStride, ref bPanel, bStride, ref Unsafe.Add(ref c, (row * cStride) + column), cStride, k);
            }

            for (; row < m; row++)
            {
                AddRow(ref Unsafe.Add(ref a, row * aStride), ref bPanel, bStride, ref Unsafe.Add(ref c, (row * cStride) + column), k);
            }
        }

        for (; column < n; column++)
        {
            AddColumn(ref a, aStride, ref Unsafe.Add(ref b, column), bStride, ref Unsafe.Add(ref c, column), cStride, m, k);
        }
    }

    private static void AddTile(ref float a, nint aStride, ref float b, nint bStride, ref float c, nint cStride, int k)
    {
        nuint w = (nuint)Vector<float>.Count;
        Vector<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        Vector<float> c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        ref float a3 = ref Unsafe.Add(ref a, 3 * aStride);
        for (int p = 0; p < k; p++)
        {
            Vector<float> b0 = Vector.LoadUnsafe(ref b), b1 = Vector.LoadUnsafe(ref b, w);
            var x = new Vector<float>(a);
            c00 = Vector.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector.FusedMultiplyAdd(x, b1, c01);
            x = new Vector<float>(Unsafe.Add(ref a, aStride));
            c10 = Vector.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector.FusedMultiplyAdd(x, b1, c11);
            x = new Vector<float>(Unsafe.Add(ref a, 2 * aStride));
            c20 = Vector.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector.FusedMultiplyAdd(x, b1, c21);
            x = new Vector<float>(a3);
            c30 = Vector.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector.FusedMultiplyAdd(x, b1, c31);
            x = new Vector<float>(Unsafe.Add(ref a3, aStride));
            c40 = Vector.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector.FusedMultiplyAdd(x, b1, c41);
            x = new Vector<float>(Unsafe.Add(ref a3, 2 * aStride));
            c50 = Vector.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector.FusedMultiplyAdd(x, b1, c51);
            a = ref Unsafe.Add(ref a, 1);
            a3 = ref Unsafe.Add(ref a3, 1);
            b = ref Unsafe.Add(ref b, bStride);
        }

        Accumulate(ref c, c00, c01);
        Accumulate(ref Unsafe.Add(ref c, cStride), c10, c11);
        Accumulate(ref Unsafe.Add(ref c, 2 * cStride), c20, c21);
        Accumulate(ref Unsafe.Add(ref c, 3 * cStride), c30, c31);
        Accumulate(ref Unsafe.Add(ref c, 4 * cStride), c40, c41);
        Accumulate(ref Unsafe.Add(ref c, 5 * cStride), c50, c51);
    }

    private static void AddRow(ref float a, ref float b, nint bStride, ref float c, int k)
    {
        nuint w = (nuint)Vector<float>.Count;
        Vector<float> c0 = default, c1 = default;
        for (int p = 0; p < k; p++)
        {
            var x = new Vector<float>(Unsafe.Add(ref a, p));
            c0 = Vector.FusedMultiplyAdd(x, Vector.LoadUnsafe(ref b), c0);
            c1 = Vector.FusedMultiplyAdd(x, Vector.LoadUnsafe(ref b, w), c1);
            b = ref Unsafe.Add(ref b, bStride);
        }

        Accumulate(ref c, c0, c1);
    }

    private static void AddColumn(ref float a, nint aStride, ref float b, nint bStride, ref float c, nint cStride, int m, int k)
    {
        for (int row = 0; row < m; row++)
        {
            float sum = 0;
            for (int p = 0; p < k; p++)
            {
                sum = MathF.FusedMultiplyAdd(Unsafe.Add(ref a, (row * aStride) + p), Unsafe.Add(ref b, p * bStride), sum);
            }

            Unsafe.Add(ref c, row * cStride) += sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(ref float c, Vector<float> first, Vector<float> second)
    {
        nuint w = (nuint)Vector<float>.Count;
        (Vector.LoadUnsafe(ref c) + first).StoreUnsafe(ref c);
        (Vector.LoadUnsafe(ref c, w) + second).StoreUnsafe(ref c, w);
    }

    private static void RequireRoom(int length, int stride, int rows, int columns, string name)
    {
        if (stride < columns || length < ((long)(rows - 1) * stride) + columns)
        {
            throw new ArgumentException($"'{name}' has {length} numbers at a stride of {stride}; {rows} x {columns} were asked for.", name);
        }
    }
}
