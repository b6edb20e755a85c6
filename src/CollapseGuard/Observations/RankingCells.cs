namespace CollapseGuard.Observations;

/// <summary>Ranges of scores with the positives and negatives whose score lies in each; ascending by lower end, may overlap.</summary>
/// <remarks>Pairs of rows in cells that do not overlap are ordered for certain, pairs in a cell of one key are ties for certain; the rest may be either. So an interval follows whatever cells were put together.</remarks>
internal sealed class RankingCells(int capacity)
{
    private long heavy;

    public int Capacity { get; } = capacity;

    public int Length { get; private set; }

    public uint[] Low { get; } = new uint[capacity];

    public uint[] High { get; } = new uint[capacity];

    public long[] Positives { get; } = new long[capacity];

    public long[] Negatives { get; } = new long[capacity];

    public long Rows { get; private set; }

    public void Clear() => (Length, Rows) = (0, 0);

    /// <summary>Starts anew, to hold so many rows: two neighbours that together reach the limit set here fill one cell.</summary>
    public void Begin(long rows)
    {
        Clear();
        heavy = (2 * rows / (Capacity - 1)) + 1;
    }

    /// <summary>Adds a range that does not start below the last one. It widens the last cell unless either is heavy already.</summary>
    public void Append(uint low, uint high, long positives, long negatives)
    {
        Rows += positives + negatives;
        int last = Length - 1;
        bool sameKey = last >= 0 && low == high && Low[last] == low && High[last] == low;
        bool light = last >= 0 && Positives[last] + Negatives[last] < heavy && positives + negatives < heavy;
        if (sameKey || light)
        {
            High[last] = Math.Max(High[last], high);
            Positives[last] += positives;
            Negatives[last] += negatives;
            return;
        }

        (Low[Length], High[Length], Positives[Length], Negatives[Length]) = (low, high, positives, negatives);
        Length++;
    }
}
