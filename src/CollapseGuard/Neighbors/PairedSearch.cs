using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CollapseGuard.Neighbors;

/// <summary>Neighbours of points among themselves where nothing can be skipped: each product serves both of its points.</summary>
/// <remarks>
/// Half the products of <see cref="BlockSearch"/>. Leaves are taken in pairs; a tile of products is compared by rows for the
/// one leaf's points as queries and by columns for the other's. What is found depends on no order, so threads need to take
/// turns only where a neighbour is entered, which is rare. A limit read meanwhile is too great at worst.
/// </remarks>
internal sealed class PairedSearch
{
    private const int Locks = 256;

    private readonly PackedPoints points;
    private readonly PointFrame frame;
    private readonly PairDistance distance;
    private readonly Func<int, (int From, int To)> exclude;
    private readonly NeighborHeap?[] heaps;
    private readonly float[] limits;
    private readonly Lock[] turns = [.. Enumerable.Range(0, Locks).Select(_ => new Lock())];

    /// <param name="points">The points.</param>
    /// <param name="frame">Their frame.</param>
    /// <param name="distance">What decides.</param>
    /// <param name="exclude">Rows that are no neighbours of a row.</param>
    /// <param name="places">Which places ask.</param>
    /// <param name="k">Neighbours of each.</param>
    public PairedSearch(PackedPoints points, PointFrame frame, PairDistance distance, Func<int, (int From, int To)> exclude, ReadOnlySpan<int> places, int k)
    {
        this.points = points;
        this.frame = frame;
        this.distance = distance;
        this.exclude = exclude;
        heaps = new NeighborHeap?[points.Order.Length];

        // Nothing is near enough for a place that does not ask.
        limits = new float[points.LoweredNorms.Length];
        Array.Fill(limits, float.NegativeInfinity);
        foreach (int place in places)
        {
            heaps[place] = new NeighborHeap(k);
            limits[place] = float.PositiveInfinity;
        }
    }

    public int LeafCount => points.LeafCount;

    /// <summary>The neighbours of a place, when all leaves were paired.</summary>
    public void CopySorted(int place, Span<Neighbor> target) => heaps[place]!.CopySorted(target);

    /// <summary>Pairs a leaf with itself and with all later ones.</summary>
    public void Pair(int leaf)
    {
        ref float products = ref new AlignedFloats(PanelKernel.Rows * PanelKernel.Width).From(0);
        int from = leaf * PackedPoints.Leaf, to = from + PackedPoints.Leaf;
        for (int other = leaf; other < points.LeafCount; other++)
        {
            int otherFrom = other * PackedPoints.Leaf;
            for (int rows = from; rows < to; rows += PanelKernel.Rows)
            {
                for (int panel = otherFrom; panel < otherFrom + PackedPoints.Leaf; panel += PanelKernel.Width)
                {
                    Multiply(rows, panel, ref products, alsoByColumn: other != leaf);
                }
            }
        }
    }

    private void Multiply(int rows, int panel, ref float products, bool alsoByColumn)
    {
        int d = points.Columns;

        // Rows are read from their own panel, which holds them side by side.
        ref float queries = ref points.Panels.From((rows / PanelKernel.Width * PanelKernel.Width * d) + (rows % PanelKernel.Width));
        PanelKernel.Multiply(ref queries, PanelKernel.Width, ref points.Panels.From(panel * d), d, ref products);
        ref float norms = ref points.LoweredNorms.From(panel);
        Vector512<float> firstNorms = Vector512.LoadUnsafe(ref norms), secondNorms = Vector512.LoadUnsafe(ref norms, 16);
        Vector512<float> firstLimits = Vector512.LoadUnsafe(ref limits[panel]), secondLimits = Vector512.LoadUnsafe(ref limits[panel], 16);
        for (int row = 0; row < PanelKernel.Rows; row++)
        {
            // |b|² - 2ab <= limit of a, or |a|² - 2ab <= limit of b: 2ab reaches the lesser of two differences. Not below, so that NaN counts as near.
            ref float product = ref Unsafe.Add(ref products, row * PanelKernel.Width);
            Vector512<float> limit = Vector512.Create(limits[rows + row]), norm = Vector512.Create(points.LoweredNorms.Span[rows + row]);
            Vector512<float> first = Vector512.LoadUnsafe(ref product), second = Vector512.LoadUnsafe(ref product, 16);
            uint near = ~Bits(
                Vector512.LessThan(first + first, Vector512.Min(firstNorms - limit, norm - firstLimits)),
                Vector512.LessThan(second + second, Vector512.Min(secondNorms - limit, norm - secondLimits)));
            for (; near != 0; near &= near - 1)
            {
                int lane = BitOperations.TrailingZeroCount(near);
                Enter(rows + row, panel + lane, Unsafe.Add(ref product, lane));
                if (alsoByColumn)
                {
                    Enter(panel + lane, rows + row, Unsafe.Add(ref product, lane));
                }
            }
        }
    }

    private static uint Bits(Vector512<float> first, Vector512<float> second) =>
        (uint)(first.ExtractMostSignificantBits() | (second.ExtractMostSignificantBits() << 16));

    private void Enter(int query, int place, float product)
    {
        if (query >= heaps.Length || place >= heaps.Length || heaps[query] is not { } heap || points.LoweredNorms.Span[place] - (2 * product) > limits[query])
        {
            return;
        }

        int row = points.Order[query], point = points.Order[place];
        (int from, int to) = exclude(row);
        if (point >= from && point < to)
        {
            return;
        }

        double squared = distance.Squared(row, point);
        lock (turns[query % Locks])
        {
            double before = heap.Bound;
            heap.Offer(new Neighbor(point, squared));
            if (heap.Bound < before)
            {
                limits[query] = frame.ProductLimit(heap.Bound, points.Norms[query]);
            }
        }
    }
}
