using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CollapseGuard.Neighbors;

/// <summary>Up to 128 queries that lie together: their coordinates packed for the product, and what still counts as near for each.</summary>
internal sealed class QueryBlock
{
    /// <summary>Queries whose distance to a box is one vector.</summary>
    public const int Group = 16;

    /// <summary>Queries of a block: as many as a leaf has points.</summary>
    public const int Size = PackedPoints.Leaf;

    private readonly PackedPoints points;
    private readonly PointFrame frame;
    private readonly double[] norms = new double[Size];
    private readonly float[] row;
    private readonly double[] errors = new double[Size];
    private readonly Shortlists lists;

    public QueryBlock(PackedPoints points, PointFrame frame, PairDistance distance, int k)
    {
        this.points = points;
        this.frame = frame;
        Coordinates = new AlignedFloats(Size * points.Columns);
        Low = new float[points.Columns];
        High = new float[points.Columns];
        row = new float[points.Columns];
        lists = new Shortlists(points, frame, distance, Size, k);
    }

    public int Count { get; private set; }

    public int GroupCount => (Count + Group - 1) / Group;

    /// <summary>Groups one after the other, each columns x <see cref="Group"/>.</summary>
    public AlignedFloats Coordinates { get; }

    /// <summary>The block's bounding box.</summary>
    public float[] Low { get; }

    /// <summary>The block's bounding box.</summary>
    public float[] High { get; }

    /// <summary>By query: what a lowered norm minus twice the product must not exceed.</summary>
    public float[] ProductLimits { get; } = new float[Size];

    /// <summary>By query: what a squared distance to a box must not exceed, as of the last renewal; negative for places without a query.</summary>
    public float[] BoxLimits { get; } = new float[Size];

    /// <summary>Brings the <see cref="BoxLimits"/> to what the product limits say now; returns the greatest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float RenewBoxLimits()
    {
        ref float limit = ref MemoryMarshal.GetArrayDataReference(ProductLimits);
        ref float boxLimit = ref MemoryMarshal.GetArrayDataReference(BoxLimits);
        ref double norm = ref MemoryMarshal.GetArrayDataReference(norms);
        ref double error = ref MemoryMarshal.GetArrayDataReference(errors);
        for (nuint i = 0; i < (nuint)Count; i += (nuint)Vector256<float>.Count)
        {
            Vector256<float> limits = frame.BoxLimits(Vector256.LoadUnsafe(ref limit, i), Vector512.LoadUnsafe(ref norm, i), Vector512.LoadUnsafe(ref error, i));
            limits.StoreUnsafe(ref boxLimit, i);
        }

        // No leaf is near a place without a query.
        BoxLimits.AsSpan(Count).Fill(-1);
        return TensorPrimitives.Max(BoxLimits);
    }

    public int Row(int query) => lists.Row(query);

    /// <summary>Takes the given rows of the queries.</summary>
    public void Load(ReadOnlySpan<float> queries, ReadOnlySpan<int> chosen)
    {
        Count = chosen.Length;
        int d = points.Columns;
        Array.Fill(Low, float.PositiveInfinity);
        Array.Fill(High, float.NegativeInfinity);
        Coordinates.Span[..(GroupCount * Group * d)].Clear();
        for (int i = 0; i < Count; i++)
        {
            double norm = frame.Place(queries.Slice(chosen[i] * d, d), row);
            norms[i] = norm;
            errors[i] = PointFrame.PlacementError(norm, points.GreatestNorm);
            PointOrder.Widen(row, Low, High);
            PackedPoints.Scatter(row, ref Coordinates.From((i / Group * Group * d) + (i % Group)), Group);
            ProductLimits[i] = lists.Begin(i, chosen[i], norm);
        }
    }

    /// <summary>The query's squared norm in the frame.</summary>
    public double Norm(int query) => norms[query];

    /// <summary>Lowers the limit of a query; box limits follow when they are renewed.</summary>
    public void Limit(int query, float limit) => ProductLimits[query] = Math.Min(ProductLimits[query], limit);

    /// <summary>Enters a point whose lowered norm less twice the product is within the query's limit.</summary>
    public void Enter(int query, int place, float value) =>
        ProductLimits[query] = lists.Enter(query, place, value, ProductLimits[query]);

    /// <summary>Writes the neighbours of a query, nearest first.</summary>
    public void Finish(int query, Span<Neighbor> target) => lists.Finish(query, ProductLimits[query], target);
}
