using System.Numerics;
using CollapseGuard.Statistics.LinearAlgebra;

namespace CollapseGuard.Neighbors;

/// <summary>Points prepared for search: centred and scaled copies for the float product, the originals for exact distances.</summary>
internal sealed class PointIndex
{
    private const int QueryBlock = 48;
    private const int PointTile = 512;

    // Beyond this squared norm the float product may overflow: such queries are measured in double alone.
    private const double GreatestNorm = 1e30;

    // Unit roundoff of float32.
    private const double Roundoff = 1.0 / (1 << 24);

    private readonly ReadOnlyMemory<float> points;
    private readonly int columns;
    private readonly int count;
    private readonly double[] center;
    private readonly double scale;
    private readonly FloatMatrix transposed;
    private readonly float[] loweredNorms;

    // |fl(|a|²+|b|²-2ab) - |a-b|²| <= slack (|a|²+|b|²): a dot product of length d errs by d roundoffs of |a||b|
    // (Higham, Accuracy and Stability of Numerical Algorithms, 3.1); 16 more cover rounding of inputs and norms.
    private readonly double slack;

    public PointIndex(ReadOnlyMemory<float> points, int columns)
    {
        this.points = points;
        this.columns = columns;
        count = points.Length / columns;
        slack = 2 * (columns + 16) * Roundoff;
        (center, scale) = CenterAndScale(points.Span, columns);
        transposed = new FloatMatrix(columns, count);
        loweredNorms = new float[transposed.Stride];
        var row = new float[columns];
        for (int i = 0; i < count; i++)
        {
            loweredNorms[i] = (float)(Prepare(points.Span.Slice(i * columns, columns), row) * (1 - slack));
            for (int c = 0; c < columns; c++)
            {
                transposed.Data[(c * transposed.Stride) + i] = row[c];
            }
        }
    }

    /// <summary>Finds the k nearest points of each query, leaving out the points in [From, To) that <paramref name="exclude"/> names.</summary>
    public NeighborList Search(ReadOnlyMemory<float> queries, int k, Func<int, (int From, int To)> exclude, ParallelOptions parallel)
    {
        int queryCount = queries.Length / columns;
        var result = new Neighbor[checked(queryCount * k)];
        Parallel.For(0, (queryCount + QueryBlock - 1) / QueryBlock, parallel, () => new Worker(this, k), (block, _, worker) =>
        {
            int first = block * QueryBlock;
            worker.Search(queries.Span, first, Math.Min(QueryBlock, queryCount - first), exclude, result);
            return worker;
        }, static _ => { });
        return new NeighborList(result, queryCount, k);
    }

    private static (double[] Center, double Scale) CenterAndScale(ReadOnlySpan<float> values, int columns)
    {
        var center = new double[columns];
        for (int i = 0; i < values.Length; i++)
        {
            center[i % columns] += values[i];
        }

        for (int c = 0; c < columns; c++)
        {
            center[c] /= Math.Max(1, values.Length / columns);
        }

        double greatest = 0;
        for (int i = 0; i < values.Length; i++)
        {
            greatest = Math.Max(greatest, Math.Abs(values[i] - center[i % columns]));
        }

        return (center, greatest > 0 ? 1 / greatest : 1);
    }

    // Writes the centred and scaled row; returns its squared norm.
    private double Prepare(ReadOnlySpan<float> source, Span<float> target)
    {
        double norm = 0;
        for (int c = 0; c < source.Length; c++)
        {
            target[c] = (float)((source[c] - center[c]) * scale);
            norm += (double)target[c] * target[c];
        }

        return norm;
    }

    private static double SquaredDistance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        // Two sums in a fixed order: fast enough, and the same on every machine.
        double even = 0, odd = 0;
        int c = 0;
        for (; c < a.Length - 1; c += 2)
        {
            double first = (double)a[c] - b[c], second = (double)a[c + 1] - b[c + 1];
            even += first * first;
            odd += second * second;
        }

        double last = c < a.Length ? (double)a[c] - b[c] : 0;
        return even + odd + (last * last);
    }

    /// <summary>The buffers of one thread.</summary>
    private sealed class Worker
    {
        private readonly PointIndex index;
        private readonly int k;
        private readonly float[] block;
        private readonly double[] norms = new double[QueryBlock];
        private readonly float[] products = new float[QueryBlock * PointTile];
        private readonly NeighborHeap[] heaps = new NeighborHeap[QueryBlock];

        public Worker(PointIndex index, int k)
        {
            this.index = index;
            this.k = k;
            block = new float[QueryBlock * index.columns];
            for (int i = 0; i < QueryBlock; i++)
            {
                heaps[i] = new NeighborHeap(k);
            }
        }

        public void Search(ReadOnlySpan<float> queries, int first, int size, Func<int, (int From, int To)> exclude, Neighbor[] result)
        {
            int d = index.columns;
            for (int i = 0; i < size; i++)
            {
                norms[i] = index.Prepare(queries.Slice((first + i) * d, d), block.AsSpan(i * d, d)) * (1 - index.slack);
                heaps[i].Clear();
            }

            for (int tile = 0; tile < index.count; tile += PointTile)
            {
                int width = Math.Min(PointTile, index.transposed.Stride - tile);
                Array.Clear(products, 0, size * PointTile);
                MatrixProduct.Add(block, d, index.transposed.From(0, tile), index.transposed.Stride, products, PointTile, size, d, width);
                for (int i = 0; i < size; i++)
                {
                    (int from, int to) = exclude(first + i);
                    int end = Math.Min(tile + PointTile, index.count);
                    ReadOnlySpan<float> query = queries.Slice((first + i) * d, d);
                    Scan(i, query, tile, tile, Math.Min(end, Math.Max(tile, from)));
                    Scan(i, query, tile, Math.Max(tile, Math.Min(end, Math.Max(to, from))), end);
                }
            }

            for (int i = 0; i < size; i++)
            {
                heaps[i].CopySorted(result.AsSpan((first + i) * k, k));
            }
        }

        // Offers the points [from, to) of a tile to a query's heap; a vector of bounds is skipped with one comparison.
        private void Scan(int i, ReadOnlySpan<float> query, int tile, int from, int to)
        {
            ReadOnlySpan<float> row = products.AsSpan(i * PointTile, PointTile);
            int w = Vector<float>.Count;
            int j = from;
            while (j < to)
            {
                if (j <= to - w)
                {
                    var bound = new Vector<float>(index.loweredNorms.AsSpan(j)) - (new Vector<float>(2f) * new Vector<float>(row[(j - tile)..]));
                    if (Vector.GreaterThanAll(bound, new Vector<float>(Limit(i))))
                    {
                        j += w;
                        continue;
                    }
                }

                int stop = Math.Min(j + w, to);
                for (; j < stop; j++)
                {
                    if (!(index.loweredNorms[j] - (2 * row[j - tile]) > Limit(i)))
                    {
                        heaps[i].Offer(new Neighbor(j, SquaredDistance(query, index.points.Span.Slice(j * index.columns, index.columns))));
                    }
                }
            }
        }

        private float Limit(int i) => norms[i] > GreatestNorm ? float.PositiveInfinity : MathF.BitIncrement((float)((heaps[i].Bound * index.scale * index.scale) - norms[i]));
    }
}
