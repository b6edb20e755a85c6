namespace CollapseGuard.Summaries;

/// <summary>An immutable sample of ordered values with weights, from which any quantile can be read.</summary>
public sealed class QuantileSummary
{
    private readonly float[] values;
    private readonly long[] cumulative;

    /// <summary>Takes over ordered values and their running weights.</summary>
    /// <param name="values">Ascending.</param>
    /// <param name="cumulative">Running sum of weights, same length; the last is the number of rows.</param>
    /// <param name="rankError">Bound on the rank error, in [0, 1]; 0 when exact.</param>
    internal QuantileSummary(float[] values, long[] cumulative, double rankError)
    {
        this.values = values;
        this.cumulative = cumulative;
        RankError = rankError;
    }

    /// <summary>The values kept, ascending; any of them may stand for several rows.</summary>
    internal ReadOnlySpan<float> Points => values;

    /// <summary>Running rows up to and including each of <see cref="Points"/>; the last is <see cref="Count"/>.</summary>
    internal ReadOnlySpan<long> RowsUpTo => cumulative;

    /// <summary>The summary of nothing; every quantile is NaN.</summary>
    public static QuantileSummary Empty { get; } = new([], [], 0);

    /// <summary>How far the rank of an answer may be from the rank asked for, as a share of all rows; 0 when exact.</summary>
    public double RankError { get; }

    /// <summary>Number of rows summarized.</summary>
    public long Count => cumulative.Length == 0 ? 0 : cumulative[^1];

    /// <summary>The value at a share of the ordered rows; NaN when there are none.</summary>
    /// <param name="share">In [0, 1]: .5 is the median.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is outside [0, 1].</exception>
    public double Quantile(double share)
    {
        if (!(share >= 0 && share <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A quantile's share must be in [0, 1].");
        }

        if (values.Length == 0)
        {
            return double.NaN;
        }

        long rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        int index = Array.BinarySearch(cumulative, rank);
        return values[Math.Min(index >= 0 ? index : ~index, values.Length - 1)];
    }

    /// <summary>Share of rows at or below a value, in [0, 1]: the distribution function; NaN when there are none.</summary>
    /// <param name="value">Any number.</param>
    public double ShareAtMost(double value)
    {
        if (values.Length == 0)
        {
            return double.NaN;
        }

        // The last of equal values: runs of them are common, and the search may end anywhere inside one.
        int low = 0, high = values.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = values[middle] <= value ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? 0 : (double)cumulative[low - 1] / Count;
    }

    /// <summary>Makes a summary from values with counts, as a histogram in a database yields them.</summary>
    /// <param name="values">Ascending, not NaN.</param>
    /// <param name="counts">Rows of each value, same length, at least 0.</param>
    /// <param name="rankError">Bound on the rank error as a share of all rows, in [0, 1]; 0 when exact.</param>
    /// <exception cref="ArgumentException">Lengths differ, values do not ascend or a count is negative.</exception>
    public static QuantileSummary FromCounts(ReadOnlySpan<float> values, ReadOnlySpan<long> counts, double rankError = 0)
    {
        if (values.Length != counts.Length)
        {
            throw new ArgumentException($"'values' has {values.Length} entries but 'counts' has {counts.Length}; each value needs its count.", nameof(counts));
        }

        var cumulative = new long[counts.Length];
        long running = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] < 0 || (i > 0 && !(values[i] >= values[i - 1])))
            {
                throw new ArgumentException($"Entry [{i}] is {values[i]} with a count of {counts[i]}; values must ascend and counts must not be negative.", nameof(values));
            }

            cumulative[i] = running += counts[i];
        }

        return new QuantileSummary(values.ToArray(), cumulative, rankError);
    }

    /// <summary>Entropy over equal-width bins from the least to the greatest value, in nats, in [0, ln 20]: 0 for a constant, NaN without rows.</summary>
    internal double BinnedEntropy()
    {
        const int Bins = 20;
        if (values.Length == 0)
        {
            return double.NaN;
        }

        Span<long> counts = stackalloc long[Bins];
        counts.Clear();
        double least = values[0], width = ((double)values[^1] - least) / Bins;
        long before = 0;
        for (int i = 0; i < values.Length; i++)
        {
            int bin = width > 0 ? Math.Min(Bins - 1, (int)((values[i] - least) / width)) : 0;
            counts[bin] += cumulative[i] - before;
            before = cumulative[i];
        }

        return Statistics.Entropy.OfCounts(counts);
    }
}
