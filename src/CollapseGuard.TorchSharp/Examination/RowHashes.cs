using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination;

/// <summary>Tells equal rows by a 64-bit hash of their bits: a collision among 2e6 rows is a matter of 1e-7.</summary>
internal static class RowHashes
{
    /// <summary>One hash a row.</summary>
    /// <param name="rows">Doubles on the processor, (rows, numbers of a row).</param>
    public static ulong[] Of(Tensor rows)
    {
        Tensor together = rows.contiguous();
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(together.bytes);
        var hashes = new ulong[rows.shape[0]];
        int width = (int)rows.shape[1];
        for (int i = 0; i < hashes.Length; i++)
        {
            ulong hash = 14695981039346656037;
            foreach (ulong word in words.Slice(i * width, width))
            {
                hash = BitOperations.RotateLeft((hash ^ word) * 0x9E3779B97F4A7C15, 31);
            }

            hashes[i] = hash;
        }

        return hashes;
    }
}
