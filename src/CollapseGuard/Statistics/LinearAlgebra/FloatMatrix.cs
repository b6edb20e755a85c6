namespace CollapseGuard.Statistics.LinearAlgebra;

/// <summary>A dense row-major float matrix whose rows are padded with zeros to a multiple of <see cref="Padding"/>.</summary>
/// <remarks>The padding lets <see cref="MatrixProduct"/> work on whole vectors; it must stay zero.</remarks>
internal sealed class FloatMatrix
{
    /// <summary>Two 256-bit vectors or one of 512 bits.</summary>
    public const int Padding = 16;

    public FloatMatrix(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        Stride = (columns + Padding - 1) / Padding * Padding;
        Data = new float[checked(rows * Stride)];
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Numbers from one row to the next.</summary>
    public int Stride { get; }

    public float[] Data { get; }

    /// <summary>One row without its padding.</summary>
    public Span<float> Row(int row) => Data.AsSpan(row * Stride, Columns);

    /// <summary>All from the given element on, padding included.</summary>
    public Span<float> From(int row, int column = 0) => Data.AsSpan((row * Stride) + column);

    /// <summary>The matrix with rows and columns exchanged.</summary>
    public FloatMatrix Transposed()
    {
        var result = new FloatMatrix(Columns, Rows);
        for (int r = 0; r < Rows; r++)
        {
            ReadOnlySpan<float> row = Row(r);
            for (int c = 0; c < row.Length; c++)
            {
                result.Data[(c * result.Stride) + r] = row[c];
            }
        }

        return result;
    }
}
