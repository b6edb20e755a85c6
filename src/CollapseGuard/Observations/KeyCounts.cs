using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CollapseGuard.Observations;

/// <summary>Ascending keys, each with a count.</summary>
/// <remarks>The loops take no branch on the data: on random keys half of them would be mispredicted. One place behind the last key holds <see cref="End"/>.</remarks>
internal sealed class KeyCounts(int capacity)
{
    /// <summary>Greater than the key of any finite number.</summary>
    public const uint End = uint.MaxValue;

    public uint[] Keys { get; } = new uint[capacity + 1];

    public long[] Counts { get; } = new long[capacity + 1];

    public int Length { get; set; }

    /// <summary>Takes the runs of equal keys of an ascending block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    public void TakeRuns(ReadOnlySpan<uint> sorted)
    {
        Length = 0;
        if (sorted.IsEmpty)
        {
            return;
        }

        uint[] keys = Keys;
        long[] ends = Counts;
        int run = 0;
        for (int i = 1; i < sorted.Length; i++)
        {
            keys[run] = sorted[i - 1];
            ends[run] = i;
            run += sorted[i] == sorted[i - 1] ? 0 : 1;
        }

        keys[run] = sorted[^1];
        ends[run] = sorted.Length;
        Length = run + 1;
        for (; run > 0; run--)
        {
            ends[run] -= ends[run - 1];
        }
    }

    /// <summary>How many keys of an ascending block equal the one before.</summary>
    public static int CountRepeats(ReadOnlySpan<uint> sorted)
    {
        int lanes = Vector<uint>.Count, i = 0;
        Vector<uint> repeats = default;
        for (; i + lanes < sorted.Length; i += lanes)
        {
            repeats -= Vector.Equals(new Vector<uint>(sorted[i..]), new Vector<uint>(sorted[(i + 1)..]));
        }

        int count = (int)Vector.Sum(repeats);
        for (; i + 1 < sorted.Length; i++)
        {
            count += sorted[i] == sorted[i + 1] ? 1 : 0;
        }

        return count;
    }

    /// <summary>Takes the keys of an ascending block that occur more than once, each with how often it occurs beyond the first time.</summary>
    public void TakeRepeats(ReadOnlySpan<uint> sorted)
    {
        int lanes = Vector<uint>.Count;
        Length = 0;
        for (int i = 0; i + 1 < sorted.Length;)
        {
            if (i + lanes < sorted.Length && !Vector.EqualsAny(new Vector<uint>(sorted[i..]), new Vector<uint>(sorted[(i + 1)..])))
            {
                i += lanes;
                continue;
            }

            int last = i;
            while (last + 1 < sorted.Length && sorted[last + 1] == sorted[i])
            {
                last++;
            }

            if (last > i)
            {
                (Keys[Length], Counts[Length]) = (sorted[i], last - i);
                Length++;
            }

            i = last + 1;
        }
    }

    /// <summary>Takes the union of two lists, equal keys counted together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    public void TakeUnion(KeyCounts a, KeyCounts b)
    {
        (uint[] keysA, uint[] keysB, uint[] keys) = (a.Keys, b.Keys, Keys);
        (long[] countsA, long[] countsB, long[] counts) = (a.Counts, b.Counts, Counts);
        keysA[a.Length] = keysB[b.Length] = End;
        int i = 0, j = 0, to = 0;
        while (true)
        {
            uint keyA = keysA[i], keyB = keysB[j], key = Math.Min(keyA, keyB);
            if (key == End)
            {
                break;
            }

            int fromA = keyA == key ? 1 : 0, fromB = keyB == key ? 1 : 0;
            keys[to] = key;
            counts[to++] = (countsA[i] & -(long)fromA) + (countsB[j] & -(long)fromB);
            i += fromA;
            j += fromB;
        }

        Length = to;
    }

    public void CopyFrom(KeyCounts other)
    {
        other.Keys.AsSpan(0, other.Length).CopyTo(Keys);
        other.Counts.AsSpan(0, other.Length).CopyTo(Counts);
        Length = other.Length;
    }

    /// <summary>Lowers all counts by the least amount that leaves at most <paramref name="kept"/> of them above 0; drops the others.</summary>
    /// <returns>That amount; 0 when nothing had to go.</returns>
    public long Prune(int kept)
    {
        if (Length <= kept)
        {
            return 0;
        }

        long low = 0, high = 1;
        while (CountAbove(high) > kept)
        {
            low = high;
            high *= 2;
        }

        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = CountAbove(middle) > kept ? (middle, high) : (low, middle);
        }

        int to = 0;
        for (int i = 0; i < Length; i++)
        {
            long left = Counts[i] - high;
            Keys[to] = Keys[i];
            Counts[to] = left;
            to += left > 0 ? 1 : 0;
        }

        Length = to;
        return high;
    }

    private int CountAbove(long limit)
    {
        ReadOnlySpan<long> counts = Counts.AsSpan(0, Length);
        ReadOnlySpan<Vector<long>> body = MemoryMarshal.Cast<long, Vector<long>>(counts);
        Vector<long> above = default, bound = new(limit);
        foreach (Vector<long> values in body)
        {
            above -= Vector.GreaterThan(values, bound);
        }

        int count = (int)Vector.Sum(above);
        foreach (long value in counts[(body.Length * Vector<long>.Count)..])
        {
            count += value > limit ? 1 : 0;
        }

        return count;
    }
}
