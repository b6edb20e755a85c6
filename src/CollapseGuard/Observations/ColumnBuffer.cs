using System.Runtime.InteropServices;

namespace CollapseGuard.Observations;

/// <summary>Takes one column out of a row-major block; a matrix of one column is handed through uncopied.</summary>
/// <param name="isReserved">True to take its memory at once.</param>
internal sealed class ColumnBuffer(bool isReserved = false)
{
    private double[]? buffer = isReserved ? new double[MomentKernel.Rows] : null;

    public ReadOnlySpan<T> Take<T>(ReadOnlySpan<T> block, int columns, int column)
        where T : unmanaged
    {
        if (columns == 1)
        {
            return block;
        }

        buffer ??= new double[MomentKernel.Rows];
        Span<T> taken = MemoryMarshal.Cast<double, T>(buffer.AsSpan())[..(block.Length / columns)];
        for (int row = 0, at = column; row < taken.Length; row++, at += columns)
        {
            taken[row] = block[at];
        }

        return taken;
    }
}
