using System.Numerics;
using System.Numerics.Tensors;
using CollapseGuard.Neighbors;
using CollapseGuard.Statistics.LinearAlgebra;

namespace CollapseGuard.Probes.Signal;

/// <summary>k-nearest-neighbour regression of all target columns at once, cross-validated, from one neighbour list.</summary>
/// <remarks>
/// The statistic is the covariance of out-of-fold predictions with the target, over the target's variance: it forgives the
/// spread that few neighbours leave in a prediction. The skill is that of the predictions as they are.
/// </remarks>
internal static class NeighborStatistics
{
    private const int QueryBlock = 64;
    private static readonly int[] NeighborCounts = [5, 25];

    public static IEnumerable<ProbeStatistic> Compute(ProbeData data, FoldProducts products, ParallelOptions parallel)
    {
        int fewest = data.RowCount - products.Folds.Max(fold => fold.Count);
        int[] counts = [.. NeighborCounts.Select(k => Math.Min(k, fewest)).Where(k => k > 0).Distinct()];
        if (counts.Length == 0)
        {
            return [];
        }

        NeighborList neighbors = Search(data, counts[^1], parallel);
        Sums<double> sums = Predict(data, products, neighbors, counts, parallel);
        double[] totals = new double[data.Targets.Stride];
        foreach (CrossProducts fold in products.Folds)
        {
            TensorPrimitives.Add(totals, fold.CenteredSquares(products.All.Minus(fold).TargetMeans), totals);
        }

        return counts.Select((_, k) => Statistic(data, sums.Squares[k], sums.Products[k], totals));
    }

    private static NeighborList Search(ProbeData data, int k, ParallelOptions parallel)
    {
        int d = data.Rows.Columns;
        var points = new float[data.RowCount * d];
        var foldOf = new int[data.RowCount];
        int[] starts = data.Plan.Starts;
        for (int i = 0; i < data.RowCount; i++)
        {
            data.Rows.Row(i).CopyTo(points.AsSpan(i * d));
            foldOf[i] = Array.FindIndex(starts, 1, end => i < end) - 1;
        }

        return new NeighborIndex(points, d, NeighborAlgorithm.Auto, parallel.CancellationToken)
            .SearchApart(k, i => (starts[foldOf[i]], starts[foldOf[i] + 1]), parallel.MaxDegreeOfParallelism, null, parallel.CancellationToken);
    }

    private static Sums<double> Predict(ProbeData data, FoldProducts products, NeighborList neighbors, int[] counts, ParallelOptions parallel)
    {
        float[][] means = [.. products.Folds.Select(fold => products.All.Minus(fold).TargetMeans.Select(mean => (float)mean).ToArray())];
        (int From, int To, int Fold)[] blocks = [.. Enumerable.Range(0, FoldPlan.FoldCount).SelectMany(f => Blocks(data.Plan, f))];
        var parts = new Sums<float>[blocks.Length];
        Parallel.For(0, blocks.Length, parallel, i =>
        {
            parts[i] = new Sums<float>(counts.Length, data.Targets.Stride);
            PredictBlock(data.Targets, neighbors, counts, blocks[i].From, blocks[i].To, means[blocks[i].Fold], parts[i]);
        });

        // In the order of blocks, so that rounding does not depend on threads.
        var sum = new Sums<double>(counts.Length, data.Targets.Stride);
        foreach (Sums<float> part in parts)
        {
            sum.Add(part);
        }

        return sum;
    }

    private static IEnumerable<(int From, int To, int Fold)> Blocks(FoldPlan plan, int fold)
    {
        for (int from = plan.Starts[fold]; from < plan.Starts[fold + 1]; from += QueryBlock)
        {
            yield return (from, Math.Min(from + QueryBlock, plan.Starts[fold + 1]), fold);
        }
    }

    private static void PredictBlock(FloatMatrix targets, NeighborList neighbors, int[] counts, int from, int to, float[] mean, Sums<float> sums)
    {
        var sum = new float[targets.Stride];
        var predicted = new float[targets.Stride];
        var truth = new float[targets.Stride];
        for (int i = from; i < to; i++)
        {
            Array.Clear(sum);
            TensorPrimitives.Subtract(targets.Row(i), mean, truth);
            int used = 0;
            for (int k = 0; k < counts.Length; k++)
            {
                for (; used < counts[k]; used++)
                {
                    TensorPrimitives.Add(sum, targets.Row(neighbors[i][used].Index), sum);
                }

                TensorPrimitives.Multiply(sum, 1f / counts[k], predicted);
                TensorPrimitives.Subtract(predicted, mean, predicted);
                TensorPrimitives.MultiplyAdd(predicted, predicted, sums.Squares[k], sums.Squares[k]);
                TensorPrimitives.MultiplyAdd(predicted, truth, sums.Products[k], sums.Products[k]);
            }
        }
    }

    private static ProbeStatistic Statistic(ProbeData data, double[] squares, double[] products, double[] totals)
    {
        var covariance = new double[data.ShuffleCount];
        double skill = 0;
        for (int b = 0; b < covariance.Length; b++)
        {
            double square = 0, product = 0, total = 0;
            for (int t = 0; t < data.OutputCount; t++)
            {
                int c = (t * data.Width) + b;
                square += data.Weights[t] * squares[c];
                product += data.Weights[t] * products[c];
                total += data.Weights[t] * totals[c];
            }

            covariance[b] = total > 0 ? product / total : 0;
            skill = b == 0 && total > 0 ? ((2 * product) - square) / total : skill;
        }

        return new ProbeStatistic("k-NN", covariance, false, skill);
    }

    /// <summary>Sums of squares of predictions and of products with the truth, for each k and target column.</summary>
    private sealed class Sums<T>(int counts, int width)
        where T : struct, INumber<T>
    {
        public T[][] Squares { get; } = Make(counts, width);

        public T[][] Products { get; } = Make(counts, width);

        public void Add<TPart>(Sums<TPart> part)
            where TPart : struct, INumber<TPart>
        {
            for (int k = 0; k < Squares.Length; k++)
            {
                for (int c = 0; c < Squares[k].Length; c++)
                {
                    Squares[k][c] += T.CreateChecked(part.Squares[k][c]);
                    Products[k][c] += T.CreateChecked(part.Products[k][c]);
                }
            }
        }

        private static T[][] Make(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => new T[columns])];
    }
}
