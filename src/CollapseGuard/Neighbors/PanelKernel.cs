using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CollapseGuard.Neighbors;

/// <summary>Products of eight queries with the 32 points of a panel, in registers.</summary>
/// <remarks>
/// Both sides are packed column by column, so that every load is the next one in memory: Goto and van de Geijn, "Anatomy of
/// high-performance matrix multiplication", ACM TOMS 34(3), 2008. Sums may round differently from one width of vectors to
/// another: the bounds made of them allow for any order. Optimized at the first call: a search may be over before the runtime
/// would have replaced its first, slow code.
/// </remarks>
internal static class PanelKernel
{
    /// <summary>Points of a panel.</summary>
    public const int Width = 32;

    /// <summary>Queries of one call.</summary>
    public const int Rows = 8;

    /// <summary>Writes the products, <see cref="Rows"/> x <see cref="Width"/>.</summary>
    /// <param name="queries">First of eight queries: column by column, <paramref name="stride"/> numbers apart.</param>
    /// <param name="stride">Numbers from one column of the queries to the next.</param>
    /// <param name="panel">columns x <see cref="Width"/>.</param>
    /// <param name="columns">Numbers a point.</param>
    /// <param name="products">Where the products go.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(ref float queries, int stride, ref float panel, int columns, ref float products)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Multiply512(ref queries, stride, ref panel, columns, ref products);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (int row = 0; row < Rows; row += 4)
            {
                for (int column = 0; column < Width; column += 16)
                {
                    Multiply256(ref Unsafe.Add(ref queries, row), stride, ref Unsafe.Add(ref panel, column), columns, ref Unsafe.Add(ref products, (row * Width) + column));
                }
            }
        }
        else
        {
            for (int row = 0; row < Rows; row += 4)
            {
                for (int column = 0; column < Width; column += 8)
                {
                    Multiply128(ref Unsafe.Add(ref queries, row), stride, ref Unsafe.Add(ref panel, column), columns, ref Unsafe.Add(ref products, (row * Width) + column));
                }
            }
        }
    }

    // 8 x 2 vectors of 16: 16 sums cover the latency of two multiply-adds a cycle.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply512(ref float queries, nint stride, ref float panel, int columns, ref float products)
    {
        Vector512<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        Vector512<float> c40 = default, c41 = default, c50 = default, c51 = default, c60 = default, c61 = default, c70 = default, c71 = default;
        for (int c = 0; c < columns; c++)
        {
            Vector512<float> b0 = Vector512.LoadUnsafe(ref panel), b1 = Vector512.LoadUnsafe(ref panel, 16);
            Vector512<float> x = Vector512.Create(queries);
            c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
            x = Vector512.Create(Unsafe.Add(ref queries, 1));
            c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
            x = Vector512.Create(Unsafe.Add(ref queries, 2));
            c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
            x = Vector512.Create(Unsafe.Add(ref queries, 3));
            c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
            x = Vector512.Create(Unsafe.Add(ref queries, 4));
            c40 = Vector512.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector512.FusedMultiplyAdd(x, b1, c41);
            x = Vector512.Create(Unsafe.Add(ref queries, 5));
            c50 = Vector512.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector512.FusedMultiplyAdd(x, b1, c51);
            x = Vector512.Create(Unsafe.Add(ref queries, 6));
            c60 = Vector512.FusedMultiplyAdd(x, b0, c60);
            c61 = Vector512.FusedMultiplyAdd(x, b1, c61);
            x = Vector512.Create(Unsafe.Add(ref queries, 7));
            c70 = Vector512.FusedMultiplyAdd(x, b0, c70);
            c71 = Vector512.FusedMultiplyAdd(x, b1, c71);
            queries = ref Unsafe.Add(ref queries, stride);
            panel = ref Unsafe.Add(ref panel, Width);
        }

        Store(ref products, c00, c01);
        Store(ref Unsafe.Add(ref products, Width), c10, c11);
        Store(ref Unsafe.Add(ref products, 2 * Width), c20, c21);
        Store(ref Unsafe.Add(ref products, 3 * Width), c30, c31);
        Store(ref Unsafe.Add(ref products, 4 * Width), c40, c41);
        Store(ref Unsafe.Add(ref products, 5 * Width), c50, c51);
        Store(ref Unsafe.Add(ref products, 6 * Width), c60, c61);
        Store(ref Unsafe.Add(ref products, 7 * Width), c70, c71);
    }

    // 4 x 2 vectors of 8: what 16 registers hold.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply256(ref float queries, nint stride, ref float panel, int columns, ref float products)
    {
        Vector256<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        for (int c = 0; c < columns; c++)
        {
            Vector256<float> b0 = Vector256.LoadUnsafe(ref panel), b1 = Vector256.LoadUnsafe(ref panel, 8);
            Vector256<float> x = Vector256.Create(queries);
            c00 = Vector256.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(x, b1, c01);
            x = Vector256.Create(Unsafe.Add(ref queries, 1));
            c10 = Vector256.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(x, b1, c11);
            x = Vector256.Create(Unsafe.Add(ref queries, 2));
            c20 = Vector256.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(x, b1, c21);
            x = Vector256.Create(Unsafe.Add(ref queries, 3));
            c30 = Vector256.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(x, b1, c31);
            queries = ref Unsafe.Add(ref queries, stride);
            panel = ref Unsafe.Add(ref panel, Width);
        }

        c00.StoreUnsafe(ref products);
        c01.StoreUnsafe(ref products, 8);
        c10.StoreUnsafe(ref products, Width);
        c11.StoreUnsafe(ref products, Width + 8);
        c20.StoreUnsafe(ref products, 2 * Width);
        c21.StoreUnsafe(ref products, (2 * Width) + 8);
        c30.StoreUnsafe(ref products, 3 * Width);
        c31.StoreUnsafe(ref products, (3 * Width) + 8);
    }

    // Multiplied, then added: without hardware a fused multiply-add is a slow call.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply128(ref float queries, nint stride, ref float panel, int columns, ref float products)
    {
        Vector128<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        for (int c = 0; c < columns; c++)
        {
            Vector128<float> b0 = Vector128.LoadUnsafe(ref panel), b1 = Vector128.LoadUnsafe(ref panel, 4);
            var x = Vector128.Create(queries);
            c00 += x * b0;
            c01 += x * b1;
            x = Vector128.Create(Unsafe.Add(ref queries, 1));
            c10 += x * b0;
            c11 += x * b1;
            x = Vector128.Create(Unsafe.Add(ref queries, 2));
            c20 += x * b0;
            c21 += x * b1;
            x = Vector128.Create(Unsafe.Add(ref queries, 3));
            c30 += x * b0;
            c31 += x * b1;
            queries = ref Unsafe.Add(ref queries, stride);
            panel = ref Unsafe.Add(ref panel, Width);
        }

        c00.StoreUnsafe(ref products);
        c01.StoreUnsafe(ref products, 4);
        c10.StoreUnsafe(ref products, Width);
        c11.StoreUnsafe(ref products, Width + 4);
        c20.StoreUnsafe(ref products, 2 * Width);
        c21.StoreUnsafe(ref products, (2 * Width) + 4);
        c30.StoreUnsafe(ref products, 3 * Width);
        c31.StoreUnsafe(ref products, (3 * Width) + 4);
    }

    private static void Store(ref float target, Vector512<float> first, Vector512<float> second)
    {
        first.StoreUnsafe(ref target);
        second.StoreUnsafe(ref target, 16);
    }
}
