using CollapseGuard.Statistics.LinearAlgebra;

namespace CollapseGuard.Probes.Signal;

/// <summary>The cross products of every fold and of all rows.</summary>
internal sealed record FoldProducts(CrossProducts[] Folds, CrossProducts All)
{
    public static FoldProducts Of(ProbeData data, ParallelOptions parallel)
    {
        var folds = new CrossProducts[FoldPlan.FoldCount];
        Parallel.For(0, folds.Length, parallel, f => folds[f] = OfRows(data, data.Plan.Starts[f], data.Plan.Starts[f + 1]));
        return new FoldProducts(folds, folds.Skip(1).Aggregate(folds[0], (sum, fold) => sum.Plus(fold)));
    }

    private static CrossProducts OfRows(ProbeData data, int from, int to)
    {
        FloatMatrix x = data.Columns, rows = data.Rows, y = data.Targets;
        int d = x.Rows, count = to - from;
        var mixed = new FloatMatrix(d, y.Columns);
        MatrixProduct.Add(x.From(0, from), x.Stride, y.From(from), y.Stride, mixed.Data, mixed.Stride, d, count, y.Stride);
        var gram = new FloatMatrix(d, d);
        MatrixProduct.Add(x.From(0, from), x.Stride, rows.From(from), rows.Stride, gram.Data, gram.Stride, d, count, rows.Stride);
        var square = new double[d, d];
        for (int i = 0; i < d; i++)
        {
            for (int j = 0; j < d; j++)
            {
                square[i, j] = gram.Data[(i * gram.Stride) + j];
            }
        }

        var sums = new double[y.Stride];
        var squares = new double[y.Stride];
        var featureSums = new double[d];
        for (int i = from; i < to; i++)
        {
            AddRow(y.Row(i), sums, squares);
            AddRow(rows.Row(i), featureSums, null);
        }

        return new CrossProducts(count, square, mixed, featureSums, sums, squares);
    }

    private static void AddRow(ReadOnlySpan<float> row, double[] sums, double[]? squares)
    {
        for (int c = 0; c < row.Length; c++)
        {
            sums[c] += row[c];
            if (squares is not null)
            {
                squares[c] += (double)row[c] * row[c];
            }
        }
    }
}
