using System.Runtime.CompilerServices;

namespace CollapseGuard.Neighbors;

/// <summary>What may still be among the k nearest of each query, by the bounds of its float product; measured in double only when a list is full, and at the end.</summary>
/// <remarks>
/// A product bounds a distance from both sides. The k-th smallest of the upper bounds bounds the k-th distance, and a point
/// whose lower bound exceeds it is out. So hardly more than k points of a query are ever measured. A query is changed by one
/// thread at a time; its limit may be read meanwhile, and is too great at worst.
/// </remarks>
internal sealed class Shortlists
{
    // Room beyond k: near ties and what came before the limit was tight.
    private const int Spare = 16;

    private readonly PackedPoints points;
    private readonly PointFrame frame;
    private readonly PairDistance distance;
    private readonly int k;
    private readonly int capacity;
    private readonly int[] places;
    private readonly float[] values;
    private readonly int[] counts;
    private readonly float[] uppers;
    private readonly double[] norms;
    private readonly int[] rows;

    public Shortlists(PackedPoints points, PointFrame frame, PairDistance distance, int queries, int k)
    {
        this.points = points;
        this.frame = frame;
        this.distance = distance;
        this.k = k;
        capacity = k + Spare;
        places = new int[checked(queries * capacity)];
        values = new float[places.Length];
        counts = new int[queries];
        uppers = new float[queries * k];
        norms = new double[queries];
        rows = new int[queries];
    }

    /// <summary>Begins a query anew; returns its limit, which nothing exceeds.</summary>
    /// <param name="query">Which of the lists.</param>
    /// <param name="row">The query's row, for the distance.</param>
    /// <param name="norm">Its squared norm in the frame.</param>
    public float Begin(int query, int row, double norm)
    {
        rows[query] = row;
        norms[query] = norm;
        counts[query] = 0;
        uppers.AsSpan(query * k, k).Fill(float.PositiveInfinity);
        return float.PositiveInfinity;
    }

    public int Row(int query) => rows[query];

    /// <summary>Enters a point; returns the query's new limit: a lowered norm less twice the product must not exceed it.</summary>
    /// <param name="query">Which of the lists.</param>
    /// <param name="place">The point's place.</param>
    /// <param name="value">Its lowered norm less twice the product, at most <paramref name="limit"/> (or NaN).</param>
    /// <param name="limit">The query's limit so far.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Enter(int query, int place, float value, float limit)
    {
        if (distance.IsThatOfCoordinates && norms[query] <= PointFrame.GreatestNorm)
        {
            limit = Math.Min(limit, Rank(uppers.AsSpan(query * k, k), frame.UpperLimit(value, norms[query], points.Norms[place])));
        }

        int at = (query * capacity) + counts[query]++;
        places[at] = place;
        values[at] = value;
        return counts[query] == capacity ? Shorten(query, limit) : limit;
    }

    /// <summary>Measures what is left and writes the k nearest, nearest first.</summary>
    public void Finish(int query, float limit, Span<Neighbor> target)
    {
        Drop(query, limit);
        Span<Neighbor> measured = counts[query] <= 64 ? stackalloc Neighbor[64] : new Neighbor[counts[query]];
        measured = Measure(query, measured);
        measured[..k].CopyTo(target);
        foreach (ref Neighbor neighbor in target)
        {
            neighbor = new Neighbor(points.Order[neighbor.Index], Math.Sqrt(neighbor.Distance));
        }
    }

    // Keeps the k smallest bounds in order; returns the greatest of them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Rank(Span<float> smallest, float bound)
    {
        int at = smallest.Length - 1;
        if (!(bound < smallest[at]))
        {
            return smallest[at];
        }

        for (; at > 0 && smallest[at - 1] > bound; at--)
        {
            smallest[at] = smallest[at - 1];
        }

        smallest[at] = bound;
        return smallest[^1];
    }

    private void Drop(int query, float limit)
    {
        int from = query * capacity, kept = from;
        for (int i = from; i < from + counts[query]; i++)
        {
            if (!(values[i] > limit))
            {
                (places[kept], values[kept]) = (places[i], values[i]);
                kept++;
            }
        }

        counts[query] = kept - from;
    }

    private float Shorten(int query, float limit)
    {
        Drop(query, limit);
        if (counts[query] <= k + (Spare / 2))
        {
            return limit;
        }

        // Ties, or bounds that say too little: measured, the k nearest stay.
        Span<Neighbor> measured = capacity <= 64 ? stackalloc Neighbor[64] : new Neighbor[capacity];
        measured = Measure(query, measured);
        for (int i = 0; i < k; i++)
        {
            (places[(query * capacity) + i], values[(query * capacity) + i]) = (measured[i].Index, float.NegativeInfinity);
        }

        counts[query] = k;
        return Math.Min(limit, frame.ProductLimit(measured[k - 1].Distance, norms[query]));
    }

    // Squared distances with places; nearest first, equal ones by row. Put in by hand: there are hardly more than k.
    private Span<Neighbor> Measure(int query, Span<Neighbor> target)
    {
        target = target[..counts[query]];
        for (int i = 0; i < target.Length; i++)
        {
            int place = places[(query * capacity) + i], at = i;
            double squared = distance.Squared(rows[query], points.Order[place]);
            for (; at > 0 && (target[at - 1].Distance > squared || (target[at - 1].Distance == squared && points.Order[target[at - 1].Index] > points.Order[place])); at--)
            {
                target[at] = target[at - 1];
            }

            target[at] = new Neighbor(place, squared);
        }

        return target;
    }
}
