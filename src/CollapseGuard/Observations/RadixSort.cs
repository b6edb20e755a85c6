using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CollapseGuard.Observations;

/// <summary>Sorts unsigned integers digit by digit, least significant first.</summary>
/// <remarks>The digits are those of a key's distance from the least key: as many bits as the range needs, evenly spread over at most three digits.</remarks>
internal static class RadixSort
{
    private const int MaximumBits = 11;

    /// <summary>Counters that <see cref="Sort"/> works with.</summary>
    public const int CounterCount = 1 << MaximumBits;

    /// <summary>Sorts ascending; both buffers are overwritten.</summary>
    /// <param name="keys">What to sort.</param>
    /// <param name="other">Same length.</param>
    /// <param name="counters">At least <see cref="CounterCount"/>.</param>
    /// <returns>Whichever of the two buffers holds the result.</returns>
    public static Span<uint> Sort(Span<uint> keys, Span<uint> other, Span<int> counters)
    {
        if (keys.IsEmpty)
        {
            return keys;
        }

        uint least = TensorPrimitives.Min<uint>(keys), range = TensorPrimitives.Max<uint>(keys) - least;
        int bits = 32 - BitOperations.LeadingZeroCount(range), passes = (bits + MaximumBits - 1) / MaximumBits;
        int digit = passes == 0 ? 0 : (bits + passes - 1) / passes;
        for (int pass = 0; pass < passes; pass++)
        {
            Pass(keys, other, counters[..(1 << digit)], least, pass * digit);
            Span<uint> sorted = other;
            other = keys;
            keys = sorted;
        }

        return keys;
    }

    /// <summary>Distributes the keys by one digit. A digit is masked to the number of counters, so no index can leave them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    private static void Pass(ReadOnlySpan<uint> keys, Span<uint> into, Span<int> counters, uint least, int shift)
    {
        uint mask = (uint)counters.Length - 1;
        ref int counter = ref MemoryMarshal.GetReference(counters);
        counters.Clear();
        foreach (uint key in keys)
        {
            Unsafe.Add(ref counter, ((key - least) >> shift) & mask)++;
        }

        int start = 0;
        foreach (ref int slot in counters)
        {
            int count = slot;
            slot = start;
            start += count;
        }

        // The counts add up to the number of keys, so every place lies in the buffer.
        ref uint target = ref MemoryMarshal.GetReference(into[..keys.Length]);
        foreach (uint key in keys)
        {
            Unsafe.Add(ref target, Unsafe.Add(ref counter, ((key - least) >> shift) & mask)++) = key;
        }
    }
}
