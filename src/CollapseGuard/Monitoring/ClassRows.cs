namespace CollapseGuard.Monitoring;

/// <summary>Chooses rows of a batch so that rare classes keep all theirs, and orders them by class.</summary>
internal sealed class ClassRows(int classCount, int limit)
{
    private const int QuotaRounds = 8;
    private readonly int[] counts = new int[classCount];
    private readonly int[] quotas = new int[classCount];
    private readonly int[] ends = new int[classCount];
    private readonly int[] debt = new int[classCount];
    private readonly int[] filled = new int[classCount];
    private readonly int[] rows = new int[limit];
    private readonly int[] classes = new int[limit];

    /// <summary>Pairs of chosen rows with different classes.</summary>
    public long PairCount { get; private set; }

    public int Row(int chosen) => rows[chosen];

    public int Class(int chosen) => classes[chosen];

    /// <summary>Rows of a class in the batch, chosen or not.</summary>
    public int CountOf(int label) => counts[label];

    /// <summary>One past the last chosen row of a class.</summary>
    public int EndOf(int label) => ends[label];

    /// <summary>Chooses at most the limit of rows, evenly spaced within each class; returns how many. Labels below 0 are left out.</summary>
    public int Take(ReadOnlySpan<int> labels)
    {
        Array.Clear(counts);
        foreach (int label in labels)
        {
            if (label >= 0)
            {
                counts[label]++;
            }
        }

        // With more classes than rows to choose, the first classes get one row each.
        int quota = Math.Max(1, Quota());
        int total = 0;
        long same = 0;
        for (int c = 0; c < counts.Length; c++)
        {
            int taken = Math.Min(Math.Min(counts[c], quota), limit - total);
            quotas[c] = taken;
            filled[c] = total;
            debt[c] = 0;
            total += taken;
            ends[c] = total;
            same += (long)taken * taken;
        }

        PairCount = (((long)total * total) - same) / 2;
        Fill(labels);
        return total;
    }

    private void Fill(ReadOnlySpan<int> labels)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            int label = labels[row];
            if (label < 0)
            {
                continue;
            }

            // Bresenham's line: the chosen rows of a class lie evenly, without a division a row.
            debt[label] += quotas[label];
            if (debt[label] >= counts[label])
            {
                debt[label] -= counts[label];
                rows[filled[label]] = row;
                classes[filled[label]++] = label;
            }
        }
    }

    /// <summary>The most rows a class may keep: what small classes leave over goes to the others.</summary>
    private int Quota()
    {
        int quota = 0;
        for (int round = 0; round < QuotaRounds; round++)
        {
            int used = 0, open = 0;
            foreach (int count in counts)
            {
                used += Math.Min(count, quota);
                open += count > quota ? 1 : 0;
            }

            if (open == 0 || (limit - used) / open == 0)
            {
                break;
            }

            quota += (limit - used) / open;
        }

        return quota;
    }
}
