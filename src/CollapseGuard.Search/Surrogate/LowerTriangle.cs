using MathNet.Numerics.LinearAlgebra;

namespace CollapseGuard.Search.Surrogate;

/// <summary>A Cholesky factor and its inverse, packed by rows: entry (i, j), j ≤ i, at i (i + 1) / 2 + j.</summary>
internal sealed class LowerTriangle
{
    private readonly double[] inverse;

    private LowerTriangle(int size, double[] inverse, double logDiagonal) => (Size, this.inverse, LogDiagonal) = (size, inverse, logDiagonal);

    public int Size { get; }

    /// <summary>Half the logarithm of the determinant of the factored matrix.</summary>
    public double LogDiagonal { get; }

    /// <summary>Factors a symmetric matrix of which the lower triangle is given, packed; null if it is not positive definite.</summary>
    public static LowerTriangle? Factor(double[] packed, int size)
    {
        Matrix<double> matrix = Matrix<double>.Build.Dense(size, size);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                matrix[i, j] = matrix[j, i] = packed[Row(i) + j];
            }
        }

        try
        {
            return Invert(matrix.Cholesky().Factor);
        }
        catch (ArgumentException)
        {
            return null; // how MathNet says: not positive definite
        }
    }

    /// <summary>Where row i begins.</summary>
    public static int Row(int i) => i * (i + 1) / 2;

    /// <summary>Row i of the inverse factor.</summary>
    public ReadOnlySpan<double> InverseRow(int i) => inverse.AsSpan(Row(i), i + 1);

    /// <summary>A⁻¹ b for the factored A.</summary>
    public double[] Solve(ReadOnlySpan<double> b)
    {
        var x = new double[Size];
        for (int i = 0; i < Size; i++)
        {
            ReadOnlySpan<double> row = InverseRow(i);
            double half = Dot(row, b);
            for (int j = 0; j <= i; j++)
            {
                x[j] += row[j] * half;
            }
        }

        return x;
    }

    /// <summary>A⁻¹, the lower triangle, packed.</summary>
    public double[] Inverse()
    {
        var result = new double[inverse.Length];
        for (int k = 0; k < Size; k++)
        {
            ReadOnlySpan<double> row = InverseRow(k);
            for (int i = 0; i <= k; i++)
            {
                double factor = row[i];
                Span<double> target = result.AsSpan(Row(i), i + 1);
                for (int j = 0; j < target.Length; j++)
                {
                    target[j] += factor * row[j];
                }
            }
        }

        return result;
    }

    /// <summary>Sum over the shorter span, in four parts: always the same order, whatever the machine.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        b = b[..a.Length];
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        int i = 0;
        for (; i <= a.Length - 4; i += 4)
        {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }

        for (; i < a.Length; i++)
        {
            s0 += a[i] * b[i];
        }

        return s0 + s1 + (s2 + s3);
    }

    private static LowerTriangle? Invert(Matrix<double> factor)
    {
        int n = factor.RowCount;
        double[] values = factor.ToRowMajorArray();
        var inverse = new double[Row(n)];
        double logDiagonal = 0;
        for (int i = 0; i < n; i++)
        {
            Span<double> row = inverse.AsSpan(Row(i), i + 1);
            double diagonal = values[(i * n) + i];
            for (int k = 0; k < i; k++)
            {
                double weight = values[(i * n) + k];
                ReadOnlySpan<double> earlier = inverse.AsSpan(Row(k), k + 1);
                for (int j = 0; j < earlier.Length; j++)
                {
                    row[j] -= weight * earlier[j];
                }
            }

            for (int j = 0; j < i; j++)
            {
                row[j] /= diagonal;
            }

            row[i] = 1 / diagonal;
            logDiagonal += Math.Log(diagonal);
        }

        return double.IsFinite(logDiagonal) ? new LowerTriangle(n, inverse, logDiagonal) : null;
    }
}
