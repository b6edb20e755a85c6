using CollapseGuard.Cli.Reading;

namespace CollapseGuard.Cli.Streaming;

/// <summary>Several columns of a chunk as one row-major block, which is how accumulators take several outputs.</summary>
internal sealed class Interleaved(int firstColumn, int columns)
{
    private double[] block = [];

    /// <summary>The block of the present chunk; valid until the next call. A single column is not copied.</summary>
    public ReadOnlySpan<double> Of(ChunkStream chunk)
    {
        if (columns == 1)
        {
            return chunk.Doubles(firstColumn);
        }

        int rows = chunk.Count;
        block = block.Length < rows * columns ? new double[rows * columns] : block;
        for (int c = 0; c < columns; c++)
        {
            ReadOnlySpan<double> column = chunk.Doubles(firstColumn + c);
            for (int r = 0; r < column.Length; r++)
            {
                block[(r * columns) + c] = column[r];
            }
        }

        return block.AsSpan(0, rows * columns);
    }
}
