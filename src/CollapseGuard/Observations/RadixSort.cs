namespace CollapseGuard.Observations;

/// <summary>Sorts unsigned integers by three digits of 11 bits, least significant first.</summary>
internal static class RadixSort
{
    private const int Bits = 11;
    private const int Buckets = 1 << Bits;
    private const uint Mask = Buckets - 1;

    /// <summary>Counters that <see cref="Sort"/> works with.</summary>
    public const int CounterCount = 3 * Buckets;

    /// <summary>Sorts ascending; both buffers are overwritten.</summary>
    /// <param name="keys">What to sort.</param>
    /// <param name="other">Same length.</param>
    /// <param name="counters">At least <see cref="CounterCount"/>.</param>
    /// <returns>Whichever of the two buffers holds the result.</returns>
    public static Span<uint> Sort(Span<uint> keys, Span<uint> other, Span<int> counters)
    {
        Span<int> low = counters[..Buckets], middle = counters.Slice(Buckets, Buckets), high = counters.Slice(2 * Buckets, Buckets);
        counters[..CounterCount].Clear();
        foreach (uint key in keys)
        {
            low[(int)(key & Mask)]++;
            middle[(int)((key >> Bits) & Mask)]++;
            high[(int)(key >> (2 * Bits))]++;
        }

        for (int shift = 0; shift < 3 * Bits; shift += Bits)
        {
            Span<int> starts = counters.Slice(shift / Bits * Buckets, Buckets);
            if (keys.IsEmpty || starts[(int)((keys[0] >> shift) & Mask)] == keys.Length)
            {
                continue; // every key has the same digit
            }

            Scatter(keys, other, starts, shift);
            Span<uint> sorted = other;
            other = keys;
            keys = sorted;
        }

        return keys;
    }

    private static void Scatter(ReadOnlySpan<uint> keys, Span<uint> into, Span<int> starts, int shift)
    {
        int start = 0;
        for (int digit = 0; digit < Buckets; digit++)
        {
            int count = starts[digit];
            starts[digit] = start;
            start += count;
        }

        foreach (uint key in keys)
        {
            into[starts[(int)((key >> shift) & Mask)]++] = key;
        }
    }
}
