using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Joint moments of predictions and targets in each segment.</summary>
/// <remarks>Per block and segment, sums of differences from the segment's first finite row of that block, combined by Chan's formula.</remarks>
internal sealed class SegmentPairs(string[] names)
{
    private readonly PairedSummary[] totals = Filled(names.Length);
    private readonly long[] rows = new long[names.Length];
    private readonly Sums[] block = new Sums[names.Length];

    public int Count => names.Length;

    public bool SameNames(SegmentPairs other) => names.AsSpan().SequenceEqual(other.Names);

    private ReadOnlySpan<string> Names => names;

    public void Add(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual, ReadOnlySpan<int> segments)
    {
        for (int i = 0; i < segments.Length; i++)
        {
            int segment = segments[i];
            if (segment < 0)
            {
                continue;
            }

            rows[segment]++;
            if (double.IsFinite(predicted[i]) && double.IsFinite(actual[i]))
            {
                block[segment].Add(predicted[i], actual[i]);
            }
        }

        for (int segment = 0; segment < block.Length; segment++)
        {
            if (block[segment].Count > 0)
            {
                totals[segment] = PairedSummary.Combine(totals[segment], block[segment].ToSummary());
                block[segment] = default;
            }
        }
    }

    public void Merge(SegmentPairs other)
    {
        for (int segment = 0; segment < totals.Length; segment++)
        {
            totals[segment] = PairedSummary.Combine(totals[segment], other.totals[segment]);
            rows[segment] += other.rows[segment];
        }
    }

    public void Reset()
    {
        Array.Fill(totals, PairedSummary.Empty);
        Array.Clear(rows);
    }

    public IReadOnlyList<SegmentSummary> Summarize() =>
        [.. names.Select((name, i) => new SegmentSummary { Name = name, Count = rows[i], Regression = totals[i] })];

    private static PairedSummary[] Filled(int count)
    {
        PairedSummary[] totals = new PairedSummary[count];
        Array.Fill(totals, PairedSummary.Empty);
        return totals;
    }

    private struct Sums
    {
        private double originP, originY, sumP, sumY, squareP, squareY, product, leastP, greatestP, leastY, greatestY;

        public long Count { get; private set; }

        public void Add(double p, double y)
        {
            if (Count++ == 0)
            {
                originP = leastP = greatestP = p;
                originY = leastY = greatestY = y;
                return;
            }

            (leastP, greatestP) = (Math.Min(leastP, p), Math.Max(greatestP, p));
            (leastY, greatestY) = (Math.Min(leastY, y), Math.Max(greatestY, y));
            double dp = p - originP, dy = y - originY;
            sumP += dp;
            sumY += dy;
            squareP += dp * dp;
            squareY += dy * dy;
            product += dp * dy;
        }

        public readonly PairedSummary ToSummary() => PairKernel.FromShiftedSums(
            MomentKernel.FromShiftedSums(Count, originP, sumP, squareP, leastP, greatestP),
            MomentKernel.FromShiftedSums(Count, originY, sumY, squareY, leastY, greatestY),
            product - (sumP / Count * sumY));
    }
}
