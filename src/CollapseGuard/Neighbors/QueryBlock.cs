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
    private readonly double[] errors = new double[Size];
    private readonly Shortlists lists;

    public QueryBlock(PackedPoints points, PointFrame frame, PairDistance distance, int k)
    {
        this.points = points;
        this.frame = frame;
        Coordinates = new AlignedFloats(Size * points.Columns);
        Low = new float[points.Columns];
        High = new float[points.Columns];
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

    /// <summary>By query: what a squared distance to a box must not exceed; negative for places without a query.</summary>
    public float[] BoxLimits { get; } = new float[Size];

    /// <summary>The greatest of the <see cref="BoxLimits"/>.</summary>
    public float GreatestBoxLimit
    {
        get
        {
            float greatest = -1;
            foreach (float limit in BoxLimits.AsSpan(0, Count))
            {
                greatest = Math.Max(greatest, limit);
            }

            return greatest;
        }
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
        Array.Fill(BoxLimits, -1f);
        for (int i = 0; i < Count; i++)
        {
            Span<float> target = Coordinates.Span[((i / Group * Group * d) + (i % Group))..];
            double norm = frame.Place(queries.Slice(chosen[i] * d, d), target, Group);
            norms[i] = norm;
            errors[i] = PointFrame.PlacementError(norm, points.GreatestNorm);
            for (int c = 0; c < d; c++)
            {
                float value = target[c * Group];
                Low[c] = Math.Min(Low[c], value);
                High[c] = Math.Max(High[c], value);
            }

            ProductLimits[i] = BoxLimits[i] = lists.Begin(i, chosen[i], norm);
        }
    }

    /// <summary>Enters a point whose lowered norm less twice the product is within the query's limit.</summary>
    public void Enter(int query, int place, float value)
    {
        float limit = lists.Enter(query, place, value, ProductLimits[query]);
        if (limit < ProductLimits[query])
        {
            ProductLimits[query] = limit;
            BoxLimits[query] = frame.BoxLimit(limit, norms[query], errors[query]);
        }
    }

    /// <summary>Writes the neighbours of a query, nearest first.</summary>
    public void Finish(int query, Span<Neighbor> target) => lists.Finish(query, ProductLimits[query], target);
}
