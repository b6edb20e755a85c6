using System.Numerics.Tensors;
using CollapseGuard.Statistics.LinearAlgebra;

namespace CollapseGuard.Probes.Signal;

/// <summary>How much of the target smooth curves of single columns explain: waves, squares, absolute values.</summary>
/// <remarks>
/// Each column, clipped at three standard deviations, gives polynomials of degree 1 to 3, orthogonalized. Their squared
/// correlations add up to what a column explains; the statistic sums its squares over the columns, which favours a few
/// telling columns over many chance ones without betting on a single one.
/// </remarks>
internal static class CurveStatistics
{
    private const int Degree = 3;
    private const float Clip = 3;
    private const int ColumnBlock = 16;

    public static ProbeStatistic Compute(ProbeData data, CrossProducts all, ParallelOptions parallel)
    {
        float[] scales = Correlations.Scales(all);
        int d = data.Columns.Rows;
        var explained = new float[d][];
        Parallel.For(0, (d + ColumnBlock - 1) / ColumnBlock, parallel, block =>
        {
            int first = block * ColumnBlock, count = Math.Min(ColumnBlock, d - first);
            var curves = new FloatMatrix(count * Degree, data.RowCount);
            for (int c = 0; c < count; c++)
            {
                Expand(data.Columns.Row(first + c), curves, c * Degree);
            }

            FloatMatrix correlations = Correlations.With(data.Targets, scales, curves, count * Degree);
            for (int c = 0; c < count; c++)
            {
                explained[first + c] = Explained(data, correlations, c * Degree);
            }
        });
        var sum = new double[data.ShuffleCount];
        foreach (float[] column in explained)
        {
            for (int b = 0; b < sum.Length; b++)
            {
                sum[b] += (double)column[b] * column[b];
            }
        }

        return new ProbeStatistic("curves", sum, false);
    }

    // Squared correlations of one column's curves, summed over outputs by weight.
    private static float[] Explained(ProbeData data, FloatMatrix correlations, int first)
    {
        var result = new float[data.ShuffleCount];
        for (int k = 0; k < Degree; k++)
        {
            ReadOnlySpan<float> row = correlations.Row(first + k);
            for (int t = 0; t < data.OutputCount; t++)
            {
                float weight = (float)(data.Weights[t] / data.Weights.Sum());
                for (int b = 0; b < result.Length; b++)
                {
                    float correlation = row[(t * data.Width) + b];
                    result[b] += weight * correlation * correlation;
                }
            }
        }

        return result;
    }

    private static void Expand(ReadOnlySpan<float> column, FloatMatrix curves, int first)
    {
        for (int k = 0; k < Degree; k++)
        {
            Span<float> row = curves.Row(first + k);
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = MathF.Pow(Math.Clamp(column[i], -Clip, Clip), k + 1);
            }

            Correlations.Normalize(row);
            for (int earlier = 0; earlier < k; earlier++)
            {
                ReadOnlySpan<float> other = curves.Row(first + earlier);
                TensorPrimitives.MultiplyAdd(other, -TensorPrimitives.Dot(row, other), row, row);
            }

            // Of a column with two or three values the higher powers repeat the lower ones: what is left is rounding.
            float norm = TensorPrimitives.Norm(row);
            TensorPrimitives.Multiply(row, norm > 1e-2f ? 1 / norm : 0, row);
        }
    }
}
