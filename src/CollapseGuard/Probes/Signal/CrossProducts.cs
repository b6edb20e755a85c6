using CollapseGuard.Statistics.LinearAlgebra;

namespace CollapseGuard.Probes.Signal;

/// <summary>Sums over a set of rows: X'X, X'Y, column sums and squares. The sums of disjoint sets add up.</summary>
/// <param name="Count">Rows.</param>
/// <param name="Square">X'X, d x d.</param>
/// <param name="Mixed">X'Y, d x c.</param>
/// <param name="FeatureSums">1'X.</param>
/// <param name="TargetSums">1'Y.</param>
/// <param name="TargetSquares">Diagonal of Y'Y.</param>
internal sealed record CrossProducts(int Count, double[,] Square, FloatMatrix Mixed, double[] FeatureSums, double[] TargetSums, double[] TargetSquares)
{
    public double[] FeatureMeans => [.. FeatureSums.Select(sum => sum / Count)];

    public double[] TargetMeans => [.. TargetSums.Select(sum => sum / Count)];

    public CrossProducts Plus(CrossProducts other) => Combine(other, 1);

    public CrossProducts Minus(CrossProducts other) => Combine(other, -1);

    /// <summary>(X - m)'(X - m).</summary>
    public double[,] CenteredFeatures(double[] center)
    {
        int d = center.Length;
        var result = new double[d, d];
        for (int i = 0; i < d; i++)
        {
            for (int j = 0; j < d; j++)
            {
                result[i, j] = Square[i, j] - (center[i] * FeatureSums[j]) - (FeatureSums[i] * center[j]) + (Count * center[i] * center[j]);
            }
        }

        return result;
    }

    /// <summary>(X - m)'(Y - t).</summary>
    public FloatMatrix CenteredTargets(double[] center, double[] targetCenter)
    {
        var result = new FloatMatrix(Mixed.Rows, Mixed.Columns);
        for (int i = 0; i < result.Rows; i++)
        {
            ReadOnlySpan<float> source = Mixed.Row(i);
            Span<float> target = result.Row(i);
            double shifted = FeatureSums[i] - (Count * center[i]);
            for (int c = 0; c < target.Length; c++)
            {
                target[c] = (float)(source[c] - (center[i] * TargetSums[c]) - (shifted * targetCenter[c]));
            }
        }

        return result;
    }

    /// <summary>Diagonal of (Y - t)'(Y - t).</summary>
    public double[] CenteredSquares(double[] targetCenter)
    {
        var result = new double[targetCenter.Length];
        for (int c = 0; c < result.Length; c++)
        {
            result[c] = TargetSquares[c] - (2 * targetCenter[c] * TargetSums[c]) + (Count * targetCenter[c] * targetCenter[c]);
        }

        return result;
    }

    private CrossProducts Combine(CrossProducts other, int sign)
    {
        var square = (double[,])Square.Clone();
        for (int i = 0; i < square.GetLength(0); i++)
        {
            for (int j = 0; j < square.GetLength(1); j++)
            {
                square[i, j] += sign * other.Square[i, j];
            }
        }

        var mixed = new FloatMatrix(Mixed.Rows, Mixed.Columns);
        for (int i = 0; i < mixed.Data.Length; i++)
        {
            mixed.Data[i] = Mixed.Data[i] + (sign * other.Mixed.Data[i]);
        }

        return new CrossProducts(
            Count + (sign * other.Count), square, mixed,
            Add(FeatureSums, other.FeatureSums), Add(TargetSums, other.TargetSums), Add(TargetSquares, other.TargetSquares));

        double[] Add(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + (sign * y))];
    }
}
