using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CollapseGuard.Neighbors;

/// <summary>Splits rows at a rank of one of their numbers, in about one and a half passes and without a branch that depends on them.</summary>
/// <remarks>
/// Key and row are one integer: no two are equal, and moving it moves both. Pivots come from a sample, near the wanted rank
/// (after Floyd and Rivest, "Expected time bounds for selection", CACM 18(3), 1975).
/// </remarks>
internal static class RankSelection
{
    private const int Sample = 32;

    /// <summary>A number and its row, ordered by number, then by row. No NaN.</summary>
    public static ulong Key(float value, int row)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);

        // Negative numbers: all bits turned; others: above them.
        bits ^= (uint)((int)bits >> 31) | 0x8000_0000;
        return ((ulong)bits << 32) | (uint)row;
    }

    /// <summary>Moves the <paramref name="rank"/> least keys to the front.</summary>
    /// <param name="keys">Distinct keys.</param>
    /// <param name="rank">In [1, length - 1].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Split(Span<ulong> keys, int rank)
    {
        Span<ulong> sample = stackalloc ulong[Sample];
        while (rank > 0 && rank < keys.Length)
        {
            int below = Partition(keys, Pivot(keys, rank, sample));
            if (rank <= below)
            {
                keys = keys[..below];
            }
            else
            {
                keys = keys[below..];
                rank -= below;
            }
        }
    }

    // A key near the rank that is not the least: so both parts are smaller than the whole.
    private static ulong Pivot(ReadOnlySpan<ulong> keys, int rank, Span<ulong> sample)
    {
        int size = Math.Min(Sample, Math.Max(2, keys.Length / 8)), step = keys.Length / size;
        sample = sample[..size];
        for (int i = 0; i < size; i++)
        {
            ulong key = keys[i * step];
            int at = i;
            for (; at > 0 && sample[at - 1] > key; at--)
            {
                sample[at] = sample[at - 1];
            }

            sample[at] = key;
        }

        return sample[Math.Clamp((int)(((long)rank * size) / keys.Length), 1, size - 1)];
    }

    // Lomuto's scheme: every key is exchanged, and the border moves by a comparison's result.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Partition(Span<ulong> keys, ulong pivot)
    {
        ref ulong first = ref MemoryMarshal.GetReference(keys);
        nint border = 0;
        for (nint i = 0; i < keys.Length; i++)
        {
            ulong key = Unsafe.Add(ref first, i);
            Unsafe.Add(ref first, i) = Unsafe.Add(ref first, border);
            Unsafe.Add(ref first, border) = key;
            border += key < pivot ? 1 : 0;
        }

        return (int)border;
    }
}
