using System.Numerics;
using System.Runtime.CompilerServices;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Which different numbers there are and how often each occurs, in double precision: exact up to 4,096 of them, estimated how many beyond.</summary>
/// <remarks>
/// Beyond, those that are frequent by then (1 row in 1,024, at most 256 of them) go on being counted: exactly, for every row of theirs was seen. Others may
/// have become frequent later. In a column of measurements none is, and nothing is looked up.
/// </remarks>
internal sealed class DistinctNumbers
{
    private const int FirstSlots = 64;
    private const int MostSlots = 4 * ValueCounts.Capacity;
    private const int SketchBits = 14;
    private const int Followed = 256;
    private const long FollowedShare = 2 * Summaries.ColumnSummary.LeastListedShare;

    private ulong[] keys = new ulong[FirstSlots];
    private long[] counts = new long[FirstSlots];
    private int size;
    private HyperLogLog? sketch;

    public bool IsExact => sketch is null;

    /// <summary>Adds the finite ones of some numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    public void Add(ReadOnlySpan<double> values)
    {
        int i = 0;
        for (; i < values.Length && sketch is null; i++)
        {
            if (double.IsFinite(values[i]))
            {
                Add(KeyHash.Key(values[i]), 1);
            }
        }

        for (; i < values.Length; i++)
        {
            if (double.IsFinite(values[i]))
            {
                Follow(KeyHash.Key(values[i]), 1);
            }
        }
    }

    public void Merge(DistinctNumbers other)
    {
        if (other.sketch is not null)
        {
            BeginSketch();
            sketch!.Merge(other.sketch);
        }

        for (int slot = 0; slot < other.keys.Length; slot++)
        {
            if (other.counts[slot] > 0)
            {
                Add(other.keys[slot], other.counts[slot]);
            }
        }
    }

    public void Reset()
    {
        (keys, counts, size) = (new ulong[FirstSlots], new long[FirstSlots], 0);
        sketch = null;
    }

    public DistinctSummary Summarize() => sketch is null ? new(size, true) : new(sketch.Estimate(), false, sketch.RelativeStandardError);

    /// <summary>Every number with its count, most frequent first, ties by number; beyond 4,096 the followed ones.</summary>
    public List<(double Value, long Count)> Values()
    {
        var values = new List<(double Value, long Count)>(size);
        for (int slot = 0; slot < keys.Length; slot++)
        {
            if (counts[slot] > 0)
            {
                values.Add((BitConverter.UInt64BitsToDouble(keys[slot]), counts[slot]));
            }
        }

        values.Sort((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : a.Value.CompareTo(b.Value));
        return values;
    }

    private void Add(ulong key, long count)
    {
        if (sketch is not null)
        {
            Follow(key, count);
            return;
        }

        int slot = SlotOf(keys, counts, key);
        if (counts[slot] == 0)
        {
            keys[slot] = key;
            size++;
        }

        counts[slot] += count;
        if (size > ValueCounts.Capacity)
        {
            BeginSketch();
        }
        else if (2 * size > keys.Length && keys.Length < MostSlots)
        {
            Grow();
        }
    }

    private static int SlotOf(ulong[] keys, long[] counts, ulong key)
    {
        int mask = keys.Length - 1;
        int slot = (int)(KeyHash.Mix(key) >> (64 - BitOperations.Log2((uint)keys.Length)));
        while (counts[slot] > 0 && keys[slot] != key)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        (ulong[] oldKeys, long[] oldCounts) = (keys, counts);
        keys = new ulong[2 * oldKeys.Length];
        counts = new long[keys.Length];
        for (int i = 0; i < oldKeys.Length; i++)
        {
            if (oldCounts[i] > 0)
            {
                int slot = SlotOf(keys, counts, oldKeys[i]);
                (keys[slot], counts[slot]) = (oldKeys[i], oldCounts[i]);
            }
        }
    }

    private void BeginSketch()
    {
        if (sketch is not null)
        {
            return;
        }

        sketch = new HyperLogLog(SketchBits);
        for (int slot = 0; slot < keys.Length; slot++)
        {
            if (counts[slot] > 0)
            {
                sketch.Add(KeyHash.Mix(keys[slot]));
            }
        }

        List<(double Value, long Count)> frequent = Values();
        long rows = frequent.Sum(v => v.Count);
        (keys, counts, size) = (new ulong[4 * Followed], new long[4 * Followed], 0);
        foreach ((double value, long count) in frequent.TakeWhile(v => v.Count * FollowedShare >= rows).Take(Followed))
        {
            int slot = SlotOf(keys, counts, KeyHash.Key(value));
            (keys[slot], counts[slot]) = (KeyHash.Key(value), count);
            size++;
        }
    }

    private void Follow(ulong key, long count)
    {
        sketch!.Add(KeyHash.Mix(key));
        if (size > 0)
        {
            int slot = SlotOf(keys, counts, key);
            counts[slot] += counts[slot] > 0 ? count : 0;
        }
    }
}
