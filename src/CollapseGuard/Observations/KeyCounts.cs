namespace CollapseGuard.Observations;

/// <summary>Ascending keys, each with a count.</summary>
internal sealed class KeyCounts(int capacity)
{
    public uint[] Keys { get; } = new uint[capacity];

    public long[] Counts { get; } = new long[capacity];

    public int Length { get; set; }

    /// <summary>Takes the runs of equal keys of an ascending block.</summary>
    public void TakeRuns(ReadOnlySpan<uint> sorted)
    {
        int run = -1;
        int start = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                if (run >= 0)
                {
                    Counts[run] = i - start;
                }

                Keys[++run] = sorted[i];
                start = i;
            }
        }

        if (run >= 0)
        {
            Counts[run] = sorted.Length - start;
        }

        Length = run + 1;
    }

    /// <summary>Takes the union of two lists, equal keys counted together.</summary>
    public void TakeUnion(KeyCounts a, KeyCounts b)
    {
        int i = 0, j = 0, to = 0;
        while (i < a.Length || j < b.Length)
        {
            bool fromA = j == b.Length || (i < a.Length && a.Keys[i] <= b.Keys[j]);
            bool fromB = i == a.Length || (j < b.Length && b.Keys[j] <= a.Keys[i]);
            Keys[to] = fromA ? a.Keys[i] : b.Keys[j];
            Counts[to++] = (fromA ? a.Counts[i] : 0) + (fromB ? b.Counts[j] : 0);
            i += fromA ? 1 : 0;
            j += fromB ? 1 : 0;
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
            if (Counts[i] > high)
            {
                Keys[to] = Keys[i];
                Counts[to++] = Counts[i] - high;
            }
        }

        Length = to;
        return high;
    }

    private int CountAbove(long limit)
    {
        int count = 0;
        foreach (long value in Counts.AsSpan(0, Length))
        {
            count += value > limit ? 1 : 0;
        }

        return count;
    }
}
