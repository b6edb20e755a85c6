using CollapseGuard.Statistics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace CollapseGuard.Probes.Signal;

/// <summary>The eigenvectors V and eigenvalues of a covariance matrix.</summary>
internal sealed class EigenBasis
{
    private readonly FloatMatrix vectors;
    private readonly FloatMatrix transposedVectors;
    private readonly double[] values;

    private EigenBasis(FloatMatrix transposedVectors, double[] values)
    {
        this.transposedVectors = transposedVectors;
        this.values = values;
        vectors = transposedVectors.Transposed();
    }

    public static EigenBasis Of(CrossProducts products)
    {
        double[,] covariance = products.CenteredFeatures(products.FeatureMeans);
        int d = covariance.GetLength(0);
        Matrix<double> matrix = Matrix<double>.Build.Dense(d, d, (i, j) => covariance[i, j] / products.Count);
        Evd<double> evd = matrix.Evd(Symmetricity.Symmetric);
        var transposed = new FloatMatrix(d, d);
        for (int j = 0; j < d; j++)
        {
            for (int i = 0; i < d; i++)
            {
                transposed.Data[(j * transposed.Stride) + i] = (float)evd.EigenVectors[i, j];
            }
        }

        // Rounding can leave an eigenvalue of a singular matrix slightly negative.
        return new EigenBasis(transposed, [.. evd.EigenValues.Select(value => Math.Max(0, value.Real))]);
    }

    /// <summary>factor · V'M.</summary>
    public FloatMatrix Rotate(FloatMatrix matrix, double factor)
    {
        FloatMatrix result = Product(transposedVectors, matrix);
        for (int i = 0; i < result.Data.Length; i++)
        {
            result.Data[i] = (float)(result.Data[i] * factor);
        }

        return result;
    }

    /// <summary>V'SV.</summary>
    public FloatMatrix RotateSquare(double[,] square)
    {
        var matrix = new FloatMatrix(square.GetLength(0), square.GetLength(1));
        for (int i = 0; i < matrix.Rows; i++)
        {
            for (int j = 0; j < matrix.Columns; j++)
            {
                matrix.Data[(i * matrix.Stride) + j] = (float)square[i, j];
            }
        }

        return Product(Product(transposedVectors, matrix), vectors);
    }

    /// <summary>(eigenvalues + strength)⁻¹ M, row by row.</summary>
    public FloatMatrix Shrink(FloatMatrix matrix, double strength)
    {
        var result = new FloatMatrix(matrix.Rows, matrix.Columns);
        for (int j = 0; j < matrix.Rows; j++)
        {
            float factor = (float)(1 / (values[j] + strength));
            ReadOnlySpan<float> source = matrix.Row(j);
            Span<float> target = result.Row(j);
            for (int c = 0; c < target.Length; c++)
            {
                target[c] = source[c] * factor;
            }
        }

        return result;
    }

    private static FloatMatrix Product(FloatMatrix a, FloatMatrix b)
    {
        var result = new FloatMatrix(a.Rows, b.Columns);
        MatrixProduct.Add(a.Data, a.Stride, b.Data, b.Stride, result.Data, result.Stride, a.Rows, a.Columns, b.Stride);
        return result;
    }
}
