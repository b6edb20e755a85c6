using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>How many different values there are and which is the most frequent: exact up to 4,096 different ones, sketched beyond.</summary>
/// <remarks>
/// Beyond, distinct values are estimated by HyperLogLog, and counts by the mergeable summary of Misra and Gries (Agarwal et
/// al., "Mergeable summaries", 2012): a count is too low by at most <see cref="undercount"/>, itself at most n/4097.
/// </remarks>
/// <param name="keepsDistinct">False where different values are counted elsewhere.</param>
/// <param name="isReserved">True to take the memory of the sketch at once.</param>
internal sealed class ValueCounts(bool keepsDistinct = true, bool isReserved = false)
{
    /// <summary>Different values kept exactly, and counters kept beyond.</summary>
    public const int Capacity = 4096;

    private readonly KeyCounts known = new(Capacity);
    private HyperLogLog? distinct = isReserved && keepsDistinct ? new HyperLogLog() : null;
    private bool isExact = true;
    private long undercount;
    private long total;

    /// <summary>Adds an ascending block.</summary>
    public void Add(ReadOnlySpan<uint> sorted)
    {
        KeyCounts runs = SortScratch.Current.Runs;
        int repeats = isExact ? sorted.Length : KeyCounts.CountRepeats(sorted);
        if (repeats > Capacity || sorted.Length - repeats <= Capacity)
        {
            runs.TakeRuns(sorted);
            Add(runs, sorted.Length);
            return;
        }

        // More keys than counters, and at most as many that repeat: lowering all counts by one leaves these. To the sketch, a key that repeats is nothing new.
        distinct?.Add(sorted);
        runs.TakeRepeats(sorted);
        total += sorted.Length;
        undercount++;
        Count(runs);
    }

    private void Add(KeyCounts runs, long rows)
    {
        KeyCounts merged = SortScratch.Current.Merged;
        total += rows;
        if (isExact)
        {
            merged.TakeUnion(known, runs);
            if (merged.Length <= Capacity)
            {
                known.CopyFrom(merged);
                return;
            }

            BeginSketch();
        }

        distinct?.Add(runs.Keys.AsSpan(0, runs.Length));
        undercount += runs.Prune(Capacity);
        Count(runs);
    }

    private void Count(KeyCounts runs)
    {
        if (runs.Length > 0)
        {
            KeyCounts merged = SortScratch.Current.Merged;
            merged.TakeUnion(known, runs);
            undercount += merged.Prune(Capacity);
            known.CopyFrom(merged);
        }
    }

    public void Merge(ValueCounts other)
    {
        if (!other.isExact)
        {
            BeginSketch();
            distinct?.Merge(other.distinct!);
        }

        KeyCounts runs = SortScratch.Current.Runs;
        runs.CopyFrom(other.known);
        Add(runs, other.total);
        undercount += other.undercount;
    }

    public void Reset()
    {
        known.Length = 0;
        distinct?.Reset();
        isExact = true;
        undercount = total = 0;
    }

    public DistinctSummary Distinct() => isExact ? new(known.Length, true)
        : distinct is null ? DistinctSummary.NotKept
        : new(distinct.Estimate(), false, distinct.RelativeStandardError);

    public ModalSummary Modal()
    {
        int best = -1;
        for (int i = 0; i < known.Length; i++)
        {
            best = best < 0 || known.Counts[i] > known.Counts[best] ? i : best;
        }

        return best < 0
            ? new ModalSummary(double.NaN, 0, undercount, total == 0 ? double.NaN : 0)
            : new ModalSummary(FloatKey.ToFloat(known.Keys[best]), known.Counts[best], known.Counts[best] + undercount, (double)known.Counts[best] / total);
    }

    private void BeginSketch()
    {
        if (isExact)
        {
            distinct ??= keepsDistinct ? new HyperLogLog() : null;
            distinct?.Add(known.Keys.AsSpan(0, known.Length));
            isExact = false;
        }
    }
}
