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
    private readonly int k;
    private readonly Func<int, (int From, int To)> exclude;
    private readonly Shortlists lists;
    private readonly int[] listOf;
    private readonly AlignedFloats limits;
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
        this.k = k;
        this.exclude = exclude;
        lists = new Shortlists(points, frame, distance, places.Length, k);
        listOf = new int[points.Order.Length];
        Array.Fill(listOf, -1);

        // Nothing is near enough for a place that does not ask.
        limits = new AlignedFloats(points.LoweredNorms.Length);
        limits.Span.Fill(float.NegativeInfinity);
        for (int i = 0; i < places.Length; i++)
        {
            listOf[places[i]] = i;
            limits.From(places[i]) = lists.Begin(i, points.Order[places[i]], points.Norms[places[i]]);
        }
    }

    public int LeafCount => points.LeafCount;

    /// <summary>The neighbours of a place, when all leaves were paired.</summary>
    public void Finish(int place, Span<Neighbor> target) => lists.Finish(listOf[place], limits.From(place), target);

    /// <summary>Searches a leaf among its own points; first of all, so that the limits are near the final ones when leaves are paired.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Begin(int leaf)
    {
        const int Tile = PanelKernel.Rows * PanelKernel.Width;
        int d = points.Columns, from = leaf * PackedPoints.Leaf, to = Math.Min(from + PackedPoints.Leaf, listOf.Length);
        var first = new FirstLimits(points, frame, distance, exclude, k);
        var products = new AlignedFloats(FirstLimits.Panels * Tile);
        for (int rows = from; rows < to; rows += PanelKernel.Rows)
        {
            ref float queries = ref Queries(rows);
            for (int panel = 0; panel < FirstLimits.Panels; panel++)
            {
                PanelKernel.Multiply(ref queries, PanelKernel.Width, ref points.Panels.From((from + (panel * PanelKernel.Width)) * d), d, ref products.From(panel * Tile));
            }

            for (int row = rows; row < Math.Min(to, rows + PanelKernel.Rows); row++)
            {
                if (listOf[row] >= 0)
                {
                    limits.From(row) = first.Of(leaf, ref products.From((row - rows) * PanelKernel.Width), points.Order[row], points.Norms[row]);
                }
            }

            for (int panel = 0; panel < FirstLimits.Panels; panel++)
            {
                Compare(rows, from + (panel * PanelKernel.Width), ref products.From(panel * Tile), alsoByColumn: false);
            }
        }
    }

    /// <summary>Pairs a leaf with all later ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Pair(int leaf)
    {
        ref float products = ref new AlignedFloats(PanelKernel.Rows * PanelKernel.Width).From(0);
        int from = leaf * PackedPoints.Leaf, to = from + PackedPoints.Leaf;
        for (int other = leaf + 1; other < points.LeafCount; other++)
        {
            int otherFrom = other * PackedPoints.Leaf;
            for (int rows = from; rows < to; rows += PanelKernel.Rows)
            {
                for (int panel = otherFrom; panel < otherFrom + PackedPoints.Leaf; panel += PanelKernel.Width)
                {
                    PanelKernel.Multiply(ref Queries(rows), PanelKernel.Width, ref points.Panels.From(panel * points.Columns), points.Columns, ref products);
                    Compare(rows, panel, ref products, alsoByColumn: true);
                }
            }
        }
    }

    // Rows are read from their own panel, which holds them side by side.
    private ref float Queries(int rows) =>
        ref points.Panels.From((rows / PanelKernel.Width * PanelKernel.Width * points.Columns) + (rows % PanelKernel.Width));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Compare(int rows, int panel, ref float products, bool alsoByColumn)
    {
        ref float norms = ref points.LoweredNorms.From(panel), rowNorms = ref points.LoweredNorms.From(rows);
        ref float columnLimits = ref limits.From(panel), rowLimits = ref limits.From(rows);
        Vector512<float> firstNorms = Vector512.LoadUnsafe(ref norms), secondNorms = Vector512.LoadUnsafe(ref norms, 16);
        Vector512<float> firstLimits = Vector512.LoadUnsafe(ref columnLimits), secondLimits = Vector512.LoadUnsafe(ref columnLimits, 16);
        for (int row = 0; row < PanelKernel.Rows; row++)
        {
            // |b|² - 2ab <= limit of a, or |a|² - 2ab <= limit of b: 2ab reaches the lesser of two differences. Not below, so that NaN counts as near.
            ref float product = ref Unsafe.Add(ref products, row * PanelKernel.Width);
            Vector512<float> limit = Vector512.Create(Unsafe.Add(ref rowLimits, row)), norm = Vector512.Create(Unsafe.Add(ref rowNorms, row));
            Vector512<float> first = Vector512.LoadUnsafe(ref product), second = Vector512.LoadUnsafe(ref product, 16);
            uint far = (uint)Vector512.LessThan(first + first, Vector512.Min(firstNorms - limit, norm - firstLimits)).ExtractMostSignificantBits();
            uint alsoFar = (uint)Vector512.LessThan(second + second, Vector512.Min(secondNorms - limit, norm - secondLimits)).ExtractMostSignificantBits();
            if ((far & alsoFar) != 0xFFFF)
            {
                Enter(rows + row, panel, ~(far | (alsoFar << 16)), ref product, alsoByColumn);
            }
        }
    }

    // Either of two points may be near enough for the other alone.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Enter(int row, int panel, uint near, ref float product, bool alsoByColumn)
    {
        for (; near != 0; near &= near - 1)
        {
            int lane = BitOperations.TrailingZeroCount(near), place = panel + lane;
            float twice = 2 * Unsafe.Add(ref product, lane);
            float value = points.LoweredNorms.From(place) - twice;
            if (!(value > limits.From(row)))
            {
                Enter(row, place, value);
            }

            value = points.LoweredNorms.From(row) - twice;
            if (alsoByColumn && !(value > limits.From(place)))
            {
                Enter(place, row, value);
            }
        }
    }

    private void Enter(int query, int place, float value)
    {
        if (query >= listOf.Length || place >= listOf.Length || listOf[query] < 0)
        {
            return;
        }

        int point = points.Order[place];
        (int from, int to) = exclude(points.Order[query]);
        if (point >= from && point < to)
        {
            return;
        }

        lock (turns[query % Locks])
        {
            // Another thread may have lowered the limit meanwhile.
            if (!(value > limits.From(query)))
            {
                limits.From(query) = lists.Enter(listOf[query], place, value, limits.From(query));
            }
        }
    }
}
