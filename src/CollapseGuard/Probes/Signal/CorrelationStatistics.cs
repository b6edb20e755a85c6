using System.Numerics.Tensors;
using CollapseGuard.Statistics.LinearAlgebra;

namespace CollapseGuard.Probes.Signal;

/// <summary>The greatest absolute correlation of the target with one column, and with the product of two (squares included).</summary>
/// <remarks>Factors are clipped at three standard deviations, so that no single row makes a product.</remarks>
internal static class CorrelationStatistics
{
    private const float Clip = 3;
    private const int ProductBlock = 48;

    /// <summary>max |corr(y, x_i)|, from the cross products.</summary>
    public static ProbeStatistic Single(ProbeData data, CrossProducts all, IReadOnlyList<string> names)
    {
        FloatMatrix mixed = all.CenteredTargets(all.FeatureMeans, all.TargetMeans);
        double[,] covariance = all.CenteredFeatures(all.FeatureMeans);
        float[] scales = Correlations.Scales(all);
        var greatest = new Greatest(data);
        for (int i = 0; i < mixed.Rows; i++)
        {
            float inverse = covariance[i, i] > 0 ? (float)(1 / Math.Sqrt(covariance[i, i])) : 0;
            TensorPrimitives.Multiply(mixed.Row(i), inverse, mixed.Row(i));
            TensorPrimitives.Multiply(mixed.Row(i), scales, mixed.Row(i));
            greatest.Offer(mixed.Row(i), i);
        }

        return new ProbeStatistic(names[greatest.Place], greatest.Values, true);
    }

    /// <summary>max |corr(y, x_i x_j)| over pairs i &lt;= j of at most <paramref name="most"/> columns; null when that is none.</summary>
    public static ProbeStatistic? Product(ProbeData data, CrossProducts all, IReadOnlyList<string> names, int most, ParallelOptions parallel)
    {
        FloatMatrix clipped = WidestClipped(data.Columns, most, out int[] chosen);
        (int A, int B)[] pairs = [.. Enumerable.Range(0, chosen.Length).SelectMany(a => Enumerable.Range(a, chosen.Length - a).Select(b => (a, b)))];
        if (pairs.Length == 0)
        {
            return null;
        }

        float[] scales = Correlations.Scales(all);
        var blocks = new Greatest[(pairs.Length + ProductBlock - 1) / ProductBlock];
        Parallel.For(0, blocks.Length, parallel, () => new FloatMatrix(ProductBlock, data.RowCount), (block, _, products) =>
        {
            int first = block * ProductBlock;
            blocks[block] = OfBlock(data, clipped, pairs.AsSpan(first, Math.Min(ProductBlock, pairs.Length - first)), first, products, scales);
            return products;
        }, static _ => { });
        var greatest = new Greatest(data);
        foreach (Greatest block in blocks)
        {
            greatest.Offer(block);
        }

        (int i, int j) = (chosen[pairs[greatest.Place].A], chosen[pairs[greatest.Place].B]);
        return new ProbeStatistic(i == j ? $"{names[i]}²" : $"{names[i]}·{names[j]}", greatest.Values, false);
    }

    private static Greatest OfBlock(ProbeData data, FloatMatrix clipped, ReadOnlySpan<(int A, int B)> pairs, int first, FloatMatrix products, float[] scales)
    {
        for (int p = 0; p < pairs.Length; p++)
        {
            TensorPrimitives.Multiply(clipped.Row(pairs[p].A), clipped.Row(pairs[p].B), products.Row(p));
            Correlations.Normalize(products.Row(p));
        }

        FloatMatrix correlations = Correlations.With(data.Targets, scales, products, pairs.Length);
        var greatest = new Greatest(data);
        for (int p = 0; p < pairs.Length; p++)
        {
            greatest.Offer(correlations.Row(p), first + p);
        }

        return greatest;
    }

    // Columns clipped at three; of too many, those that vary most once clipped: products of rare indicators say least.
    private static FloatMatrix WidestClipped(FloatMatrix columns, int most, out int[] chosen)
    {
        var clipped = new FloatMatrix(columns.Rows, columns.Columns);
        var spread = new double[columns.Rows];
        for (int c = 0; c < columns.Rows; c++)
        {
            ReadOnlySpan<float> source = columns.Row(c);
            Span<float> target = clipped.Row(c);
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = Math.Clamp(source[i], -Clip, Clip);
                spread[c] += target[i] * target[i];
            }
        }

        chosen = [.. Enumerable.Range(0, spread.Length).OrderByDescending(c => Math.Round(spread[c], 3)).Take(most).Order()];
        var kept = new FloatMatrix(chosen.Length, columns.Columns);
        for (int c = 0; c < chosen.Length; c++)
        {
            clipped.Row(chosen[c]).CopyTo(kept.Row(c));
        }

        return kept;
    }

    /// <summary>Running maximum of absolute correlations over columns and outputs, and where the truth's lies.</summary>
    private sealed class Greatest(ProbeData data)
    {
        private readonly float[] values = new float[data.Width];
        private readonly float[] magnitudes = new float[data.Width];

        public int Place { get; private set; }

        public double[] Values => [.. values.Take(data.ShuffleCount).Select(v => (double)v)];

        public void Offer(ReadOnlySpan<float> correlations, int place)
        {
            for (int t = 0; t < data.OutputCount; t++)
            {
                TensorPrimitives.Abs(correlations.Slice(t * data.Width, data.Width), magnitudes);
                Place = magnitudes[0] > values[0] ? place : Place;
                TensorPrimitives.Max(values, magnitudes, values);
            }
        }

        public void Offer(Greatest other)
        {
            Place = other.values[0] > values[0] ? other.Place : Place;
            TensorPrimitives.Max(values, other.values, values);
        }
    }
}
