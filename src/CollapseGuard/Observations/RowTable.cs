using System.Numerics;
using System.Runtime.CompilerServices;

namespace CollapseGuard.Observations;

/// <summary>Counts of different (feature hash, label key) pairs in open addressing.</summary>
internal sealed class RowTable
{
    private const int FirstSlots = 1 << 12;

    private Entry[] slots = new Entry[FirstSlots];

    /// <summary>Different pairs.</summary>
    public int Size { get; private set; }

    /// <summary>Sum of all counts.</summary>
    public long Rows { get; private set; }

    /// <summary>Every pair, in no order.</summary>
    public Entry[] ToArray()
    {
        var entries = new Entry[Size];
        int to = 0;
        foreach (ref readonly Entry entry in slots.AsSpan())
        {
            if (entry.Count > 0)
            {
                entries[to++] = entry;
            }
        }

        return entries;
    }

    /// <summary>Every pair, those of one feature hash side by side: dealt into buckets by the hash, which is uniform, then sorted within each.</summary>
    public Entry[] ToGroups()
    {
        Entry[] entries = ToArray();
        int bits = Math.Max(1, BitOperations.Log2((uint)Math.Max(1, entries.Length / 16)));
        var ends = new int[(1 << bits) + 1];
        foreach (ref readonly Entry entry in entries.AsSpan())
        {
            ends[(int)(entry.Features >> (64 - bits)) + 1]++;
        }

        for (int bucket = 1; bucket < ends.Length; bucket++)
        {
            ends[bucket] += ends[bucket - 1];
        }

        var groups = new Entry[entries.Length];
        foreach (ref readonly Entry entry in entries.AsSpan())
        {
            groups[ends[(int)(entry.Features >> (64 - bits))]++] = entry;
        }

        for (int bucket = 0, first = 0; bucket < ends.Length - 1; first = ends[bucket++])
        {
            groups.AsSpan(first, ends[bucket] - first).Sort((a, b) => a.Features != b.Features ? a.Features.CompareTo(b.Features) : a.Label.CompareTo(b.Label));
        }

        return groups;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    public void Add(ulong features, ulong label, long count)
    {
        ref Entry entry = ref Find(slots, features, label);
        if (entry.Count == 0)
        {
            (entry.Features, entry.Label) = (features, label);
            Size++;
        }

        entry.Count += count;
        Rows += count;
        if (2 * Size > slots.Length)
        {
            Rebuild(2 * slots.Length, 0);
        }
    }

    /// <summary>Keeps only the pairs whose feature hash has none of the bits of a mask.</summary>
    public void Keep(ulong mask) => Rebuild(slots.Length, mask);

    public void Clear()
    {
        slots = new Entry[FirstSlots];
        (Size, Rows) = (0, 0);
    }

    private static ref Entry Find(Entry[] slots, ulong features, ulong label)
    {
        ulong hash = (features ^ BitOperations.RotateLeft(label, 31)) * 0x9E37_79B9_7F4A_7C15;
        int slot = (int)(hash >> (64 - BitOperations.Log2((uint)slots.Length)));
        while (true)
        {
            ref Entry entry = ref slots[slot];
            if (entry.Count == 0 || (entry.Features == features && entry.Label == label))
            {
                return ref entry;
            }

            slot = (slot + 1) & (slots.Length - 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    private void Rebuild(int length, ulong mask)
    {
        Entry[] old = slots;
        slots = new Entry[length];
        (Size, Rows) = (0, 0);
        foreach (ref Entry entry in old.AsSpan())
        {
            if (entry.Count > 0 && (entry.Features & mask) == 0)
            {
                Find(slots, entry.Features, entry.Label) = entry;
                Size++;
                Rows += entry.Count;
            }
        }
    }

    /// <summary>One pair and how often it occurred; a count of 0 marks a free slot.</summary>
    public struct Entry
    {
        public ulong Features;
        public ulong Label;
        public long Count;
    }
}
