using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CollapseGuard.Neighbors;

/// <summary>A first limit of a query from its products with one leaf, so that few points are entered before the limit is tight.</summary>
/// <remarks>
/// Of the leaf's points, 32 classes are made by place, and the least value of each is kept: the k-th least of 32 values of
/// different points is at least the k-th least of all. Without it, k (1 + ln(n / k)) points are entered on average.
/// One a thread.
/// </remarks>
internal sealed class FirstLimits(PackedPoints points, PointFrame frame, PairDistance distance, Func<int, (int From, int To)> exclude, int k)
{
    /// <summary>Panels of a leaf.</summary>
    public const int Panels = PackedPoints.Leaf / PanelKernel.Width;

    private readonly bool isUsable = distance.IsThatOfCoordinates && k <= PanelKernel.Width;
    private readonly float[] least = new float[PanelKernel.Width];

    /// <summary>The limit of a query, or infinity when the leaf tells none.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="product">The query's products with the first panel; those with the next are one tile further.</param>
    /// <param name="row">The query's row.</param>
    /// <param name="norm">Its squared norm in the frame.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Of(int leaf, ref float product, int row, double norm)
    {
        if (!isUsable || !(norm <= PointFrame.GreatestNorm))
        {
            return float.PositiveInfinity;
        }

        (int from, int to) = exclude(row);
        Vector512<uint> start = Vector512.Create((uint)from), length = Vector512.Create((uint)(to - from));
        Vector512<float> first = Vector512.Create(float.PositiveInfinity), second = first, twice = Vector512.Create(-2f);
        ref float norms = ref points.LoweredNorms.From(leaf * PackedPoints.Leaf);
        ref uint rows = ref Unsafe.As<int, uint>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(points.PaddedOrder), leaf * PackedPoints.Leaf));
        for (int panel = 0; panel < Panels; panel++)
        {
            Vector512<float> a = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref product), twice, Vector512.LoadUnsafe(ref norms));
            Vector512<float> b = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref product, 16), twice, Vector512.LoadUnsafe(ref norms, 16));
            Vector512<float> outA = Vector512.LessThan(Vector512.LoadUnsafe(ref rows) - start, length).AsSingle();
            Vector512<float> outB = Vector512.LessThan(Vector512.LoadUnsafe(ref rows, 16) - start, length).AsSingle();
            first = Vector512.ConditionalSelect(Vector512.AndNot(Vector512.LessThan(a, first).AsUInt32(), outA.AsUInt32()).AsSingle(), a, first);
            second = Vector512.ConditionalSelect(Vector512.AndNot(Vector512.LessThan(b, second).AsUInt32(), outB.AsUInt32()).AsSingle(), b, second);
            product = ref Unsafe.Add(ref product, PanelKernel.Rows * PanelKernel.Width);
            norms = ref Unsafe.Add(ref norms, PanelKernel.Width);
            rows = ref Unsafe.Add(ref rows, PanelKernel.Width);
        }

        float value = KthLeast(first, second);
        return float.IsPositiveInfinity(value) ? value : frame.UpperLimit(value, norm, points.GreatestNorm);
    }

    // The k-th least is the greatest value that fewer than k are below: counted without a branch, instead of sorted.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float KthLeast(Vector512<float> first, Vector512<float> second)
    {
        ref float values = ref MemoryMarshal.GetArrayDataReference(least);
        first.StoreUnsafe(ref values);
        second.StoreUnsafe(ref values, 16);
        float greatest = float.NegativeInfinity;
        for (int i = 0; i < PanelKernel.Width; i++)
        {
            float value = Unsafe.Add(ref values, i);
            Vector512<float> all = Vector512.Create(value);
            int below = BitOperations.PopCount((uint)Vector512.LessThan(first, all).ExtractMostSignificantBits() | ((uint)Vector512.LessThan(second, all).ExtractMostSignificantBits() << 16));
            greatest = below < k ? Math.Max(greatest, value) : greatest;
        }

        return greatest;
    }
}
