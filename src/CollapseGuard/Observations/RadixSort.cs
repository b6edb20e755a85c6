using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CollapseGuard.Observations;

/// <summary>Sorts unsigned integers digit by digit, least significant first.</summary>
/// <remarks>
/// The digits are those of a key's distance from the least key: as many bits as the range needs, evenly spread over at most three digits.
/// All digits are counted before anything moves: in keys that are partly sorted, neighbours share a digit, and each count would wait for the one before.
/// </remarks>
internal static class RadixSort
{
    private const int MaximumBits = 11;
    private const int MaximumDigits = 3;

    /// <summary>Counters that <see cref="Sort"/> works with.</summary>
    public const int CounterCount = MaximumDigits << MaximumBits;

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
        int bits = 32 - BitOperations.LeadingZeroCount(range), digits = (bits + MaximumBits - 1) / MaximumBits;
        int width = digits == 0 ? 0 : (bits + digits - 1) / digits;
        for (int digit = 0; digit + 1 < digits; digit += 2)
        {
            CountTwo(keys, Counters(counters, digit, width), Counters(counters, digit + 1, width), least, digit * width);
        }

        if (digits % 2 == 1)
        {
            CountOne(keys, Counters(counters, digits - 1, width), least, (digits - 1) * width);
        }

        for (int digit = 0; digit < digits; digit++)
        {
            Distribute(keys, other, Counters(counters, digit, width), least, digit * width);
            Span<uint> sorted = other;
            other = keys;
            keys = sorted;
        }

        return keys;
    }

    private static Span<int> Counters(Span<int> all, int digit, int width) => all.Slice(digit << width, 1 << width);

    // A digit is masked to the number of counters, so no index can leave them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    private static void CountOne(ReadOnlySpan<uint> keys, Span<int> counters, uint least, int shift)
    {
        uint mask = (uint)counters.Length - 1;
        ref int counter = ref MemoryMarshal.GetReference(counters);
        counters.Clear();
        foreach (uint key in keys)
        {
            Unsafe.Add(ref counter, ((key - least) >> shift) & mask)++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    private static void CountTwo(ReadOnlySpan<uint> keys, Span<int> counters, Span<int> next, uint least, int shift)
    {
        uint mask = (uint)counters.Length - 1;
        int width = BitOperations.Log2((uint)counters.Length);
        ref int counter = ref MemoryMarshal.GetReference(counters), nextCounter = ref MemoryMarshal.GetReference(next[..counters.Length]);
        counters.Clear();
        next.Clear();
        foreach (uint key in keys)
        {
            uint digits = (key - least) >> shift;
            Unsafe.Add(ref counter, digits & mask)++;
            Unsafe.Add(ref nextCounter, (digits >> width) & mask)++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    private static void Distribute(ReadOnlySpan<uint> keys, Span<uint> into, Span<int> counters, uint least, int shift)
    {
        uint mask = (uint)counters.Length - 1;
        ref int counter = ref MemoryMarshal.GetReference(counters);
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
