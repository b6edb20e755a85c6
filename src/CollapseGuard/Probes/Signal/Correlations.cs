using System.Numerics.Tensors;
using CollapseGuard.Statistics.LinearAlgebra;

namespace CollapseGuard.Probes.Signal;

/// <summary>Correlations of many derived columns with all target columns, by one matrix product.</summary>
internal static class Correlations
{
    // What is left of a column that does not vary (the square of a ±1 column) is rounding, which says nothing.
    private const float LeastDeviation = 1e-3f;

    /// <summary>Centres the row and scales it to length 1; to zeros when it does not vary.</summary>
    public static void Normalize(Span<float> row)
    {
        TensorPrimitives.Subtract(row, TensorPrimitives.Sum(row) / row.Length, row);
        float norm = TensorPrimitives.Norm(row);
        TensorPrimitives.Multiply(row, norm > LeastDeviation * MathF.Sqrt(row.Length) ? 1 / norm : 0, row);
    }

    /// <summary>One over the length of each centred target column; 0 for one that does not vary.</summary>
    public static float[] Scales(CrossProducts all) =>
        [.. all.CenteredSquares(all.TargetMeans).Select(square => square > 0 ? (float)(1 / Math.Sqrt(square)) : 0)];

    /// <summary>Correlations of the first <paramref name="count"/> rows of <paramref name="normalized"/> with the target columns, count x c.</summary>
    public static FloatMatrix With(FloatMatrix targets, float[] scales, FloatMatrix normalized, int count)
    {
        var result = new FloatMatrix(count, targets.Stride);
        MatrixProduct.Add(normalized.Data, normalized.Stride, targets.Data, targets.Stride, result.Data, result.Stride, count, targets.Rows, targets.Stride);
        for (int i = 0; i < count; i++)
        {
            TensorPrimitives.Multiply(result.Row(i), scales, result.Row(i));
        }

        return result;
    }
}
