namespace CollapseGuard.Observations;

/// <summary>Which rows of a stream of unknown length to keep, so that each is kept with the same probability.</summary>
/// <remarks>
/// Algorithm L: Li, "Reservoir-Sampling Algorithms of Time Complexity O(n(1 + log(N/n)))", ACM TOMS 20(4), 1994.
/// It draws how many rows to skip, so that a hundred million rows cost a few thousand draws. Same seed, same rows.
/// </remarks>
public sealed class RowSampler(int capacity, int seed)
{
    private readonly Random random = new(seed);
    private double weight = 1;
    private long next = -1;

    /// <summary>The next row to keep, counted from 0.</summary>
    public long Next => next < 0 ? 0 : next;

    /// <summary>Keeps the row <see cref="Next"/>.</summary>
    /// <returns>The slot it goes to, in [0, capacity - 1]; it replaces what was there.</returns>
    public int Keep()
    {
        long row = Next;
        int slot = row < capacity ? (int)row : random.Next(capacity);
        next = row + 1;
        if (next >= capacity)
        {
            weight *= Math.Exp(Math.Log(1 - random.NextDouble()) / capacity);
            next += (long)Math.Min(Math.Floor(Math.Log(1 - random.NextDouble()) / Math.Log(1 - weight)), long.MaxValue / 2);
        }

        return slot;
    }
}
