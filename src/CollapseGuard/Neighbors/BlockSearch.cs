using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CollapseGuard.Neighbors;

/// <summary>Searches the neighbours of one block of queries after another. One a thread.</summary>
/// <remarks>
/// Leaves are visited from near to far; a leaf whose box lies beyond the k-th distance so far is skipped, for the block, then
/// for each query; the rest is multiplied, and what the lower bound of the product leaves open is measured in double.
/// </remarks>
internal sealed class BlockSearch
{
    private readonly PackedPoints points;
    private readonly Func<int, (int From, int To)> exclude;
    private readonly QueryBlock block;
    private readonly int k;
    private readonly float[] bounds;
    private readonly float[] centers;
    private readonly int[] leaves;
    private readonly int[] homes = new int[QueryBlock.Size / QueryBlock.Group];
    private readonly FirstLimits firstLimits;
    private readonly AlignedFloats products = new(FirstLimits.Panels * PanelKernel.Rows * PanelKernel.Width);

    public BlockSearch(PackedPoints points, PointFrame frame, PairDistance distance, Func<int, (int From, int To)> exclude, int k)
    {
        this.points = points;
        this.exclude = exclude;
        this.k = k;
        block = new QueryBlock(points, frame, distance, k);
        firstLimits = new FirstLimits(points, frame, distance, exclude, k);
        bounds = new float[points.LeafCount];
        centers = new float[points.LeafCount];
        leaves = new int[points.LeafCount];
    }

    /// <summary>Products computed so far, in tiles.</summary>
    public long Tiles { get; private set; }

    /// <summary>Writes the neighbours of the chosen rows of the queries to their places in the result.</summary>
    /// <param name="queries">Row-major.</param>
    /// <param name="chosen">Rows of the queries.</param>
    /// <param name="at">Their places in the index, where they are points of it.</param>
    /// <param name="places">Where each goes in the result.</param>
    /// <param name="result">Receives k neighbours of each.</param>
    public void Search(ReadOnlySpan<float> queries, ReadOnlySpan<int> chosen, ReadOnlySpan<int> at, ReadOnlySpan<int> places, Neighbor[] result)
    {
        block.Load(queries, chosen);
        int nearest = 0;
        for (int leaf = 0; leaf < points.LeafCount; leaf++)
        {
            (bounds[leaf], centers[leaf]) = points.Boxes.ToBox(leaf, block.Low, block.High);
            nearest = centers[leaf] < centers[nearest] ? leaf : nearest;
        }

        for (int group = 0; group < block.GroupCount; group++)
        {
            int first = group * QueryBlock.Group, middle = (first + Math.Min(block.Count, first + QueryBlock.Group)) / 2;
            homes[group] = at.IsEmpty ? nearest : at[middle] / PackedPoints.Leaf;
            VisitHome(group);
        }

        float limit = block.RenewBoxLimits();
        int open = 0;
        for (int leaf = 0; leaf < points.LeafCount; leaf++)
        {
            if (!(bounds[leaf] > limit))
            {
                centers[open] = centers[leaf];
                leaves[open++] = leaf;
            }
        }

        Array.Sort(centers, leaves, 0, open);
        for (int i = 0; i < open; i++)
        {
            if (!(bounds[leaves[i]] > limit))
            {
                Visit(leaves[i]);
                limit = block.RenewBoxLimits();
            }
        }

        for (int i = 0; i < block.Count; i++)
        {
            block.Finish(i, result.AsSpan(places[i] * k, k));
        }
    }

    // All products of a group with the leaf around it, for a limit of every query before anything is entered.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void VisitHome(int group)
    {
        int d = points.Columns, leaf = homes[group], end = Math.Min(block.Count, (group + 1) * QueryBlock.Group);
        ref float panels = ref points.Panels.From(leaf * PackedPoints.Leaf * d);
        for (int first = group * QueryBlock.Group; first < end; first += PanelKernel.Rows)
        {
            ref float queries = ref block.Coordinates.From((group * QueryBlock.Group * d) + (first % QueryBlock.Group));
            for (int panel = 0; panel < FirstLimits.Panels; panel++)
            {
                Tiles++;
                PanelKernel.Multiply(ref queries, QueryBlock.Group, ref Unsafe.Add(ref panels, panel * PanelKernel.Width * d), d, ref products.From(panel * PanelKernel.Rows * PanelKernel.Width));
            }

            for (int query = first; query < Math.Min(end, first + PanelKernel.Rows); query++)
            {
                int row = query - first;
                block.Limit(query, firstLimits.Of(leaf, ref products.From(row * PanelKernel.Width), block.Row(query), block.Norm(query)));
                for (int panel = 0; panel < FirstLimits.Panels; panel++)
                {
                    Scan(query, (leaf * PackedPoints.Leaf) + (panel * PanelKernel.Width), ref products.From(((panel * PanelKernel.Rows) + row) * PanelKernel.Width));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Visit(int leaf)
    {
        int d = points.Columns;
        ref float panels = ref points.Panels.From(leaf * PackedPoints.Leaf * d);
        for (int group = 0; group < block.GroupCount; group++)
        {
            if (homes[group] == leaf)
            {
                continue;
            }

            int first = group * QueryBlock.Group;
            ref float queries = ref block.Coordinates.From(first * d);
            uint near = points.Boxes.Reach(leaf, ref queries, Vector512.LoadUnsafe(ref block.BoxLimits[first]));
            for (int half = 0; near != 0; half += PanelKernel.Rows, near >>= PanelKernel.Rows)
            {
                uint rows = near & ((1u << PanelKernel.Rows) - 1);
                if (rows == 0)
                {
                    continue;
                }

                for (int panel = 0; panel < PackedPoints.Leaf / PanelKernel.Width; panel++)
                {
                    Tiles++;
                    ref float target = ref products.From(0);
                    PanelKernel.Multiply(ref Unsafe.Add(ref queries, half), QueryBlock.Group, ref Unsafe.Add(ref panels, panel * PanelKernel.Width * d), d, ref target);
                    int place = (leaf * PackedPoints.Leaf) + (panel * PanelKernel.Width);
                    for (uint left = rows; left != 0; left &= left - 1)
                    {
                        int row = BitOperations.TrailingZeroCount(left);
                        Scan(first + half + row, place, ref Unsafe.Add(ref target, row * PanelKernel.Width));
                    }
                }
            }
        }
    }

    // Most rows of a panel have nothing near: one comparison of two vectors sends them on.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scan(int query, int place, ref float product)
    {
        ref float norms = ref points.LoweredNorms.From(place);
        Vector512<float> limit = Vector512.Create(block.ProductLimits[query]);
        Vector512<float> first = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref product), Vector512.Create(-2f), Vector512.LoadUnsafe(ref norms));
        Vector512<float> second = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref product, 16), Vector512.Create(-2f), Vector512.LoadUnsafe(ref norms, 16));
        ulong far = Vector512.GreaterThan(first, limit).ExtractMostSignificantBits() | (Vector512.GreaterThan(second, limit).ExtractMostSignificantBits() << 16);
        uint near = ~(uint)far;
        if (near != 0)
        {
            Measure(query, place, near, ref norms, ref product);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Measure(int query, int place, uint near, ref float norms, ref float product)
    {
        (int from, int to) = exclude(block.Row(query));
        for (; near != 0; near &= near - 1)
        {
            int lane = BitOperations.TrailingZeroCount(near);
            if (place + lane >= points.Order.Length)
            {
                return;
            }

            int point = points.Order[place + lane];
            float value = Unsafe.Add(ref norms, lane) - (2 * Unsafe.Add(ref product, lane));
            if ((point < from || point >= to) && !(value > block.ProductLimits[query]))
            {
                block.Enter(query, place + lane, value);
            }
        }
    }
}
