using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>What the area under the ROC curve and the average precision can be, given cells of scores.</summary>
internal static class RankingBounds
{
    public static RankingSummary Measure(RankingCells cells)
    {
        int count = cells.Length;
        (double Positives, double Negatives)[] below = new (double, double)[count], above = new (double, double)[count];
        double positives = 0, negatives = 0;
        for (int i = 0; i < count; i++)
        {
            positives += cells.Positives[i];
            negatives += cells.Negatives[i];
        }

        if (positives == 0 || negatives == 0)
        {
            return RankingSummary.NotKept;
        }

        CountCertain(cells, positives, negatives, below, above);
        double wins = 0, losses = 0, tied = 0, ties = 0, precisionLow = 0, precisionHigh = 0;
        for (int i = 0; i < count; i++)
        {
            double p = cells.Positives[i], n = cells.Negatives[i];
            wins += p * below[i].Negatives;
            losses += p * above[i].Negatives;
            bool isTie = cells.Low[i] == cells.High[i];
            if (isTie)
            {
                tied += 0.5 * p * n;
                ties += ((p + n) * (p + n) * (p + n)) - (p + n);
            }

            if (p > 0)
            {
                double hits = positives - below[i].Positives, leastMisses = above[i].Negatives + (isTie ? n : 0);
                precisionHigh += p * hits / (hits + leastMisses);
                precisionLow += LowestPrecisions(above[i].Positives, p, negatives - below[i].Negatives, isTie);
            }
        }

        double lower = (wins + tied) / (positives * negatives), upper = 1 - ((losses + tied) / (positives * negatives));
        (double low, double high) = (precisionLow / positives, precisionHigh / positives);
        return new RankingSummary(
            (lower + upper) / 2, lower, upper, Ranking.NullStandardError(positives, negatives, ties), (low + high) / 2, low, high);
    }

    /// <summary>Sum of the precisions at a cell's p positives when as many negatives as possible stand above them.</summary>
    /// <remarks>Untied, the t-th of them has at least above + t hits; the sum of misses/(above + t + misses) over t is below its integral.</remarks>
    private static double LowestPrecisions(double above, double p, double misses, bool isTie) =>
        isTie ? p * (above + p) / (above + p + misses)
        : misses == 0 ? p
        : p - (misses * Math.Log((above + p + misses) / (above + misses)));

    /// <summary>For each cell, the rows of each class that are certainly below and certainly above it.</summary>
    private static void CountCertain(RankingCells cells, double positives, double negatives, (double P, double N)[] below, (double P, double N)[] above)
    {
        int count = cells.Length;
        uint[] ends = cells.High.AsSpan(0, count).ToArray();
        int[] byEnd = [.. Enumerable.Range(0, count)];
        Array.Sort(ends, byEnd);
        double p = 0, n = 0;
        for (int i = 0, end = 0; i < count; i++)
        {
            for (; end < count && ends[end] < cells.Low[i]; end++)
            {
                p += cells.Positives[byEnd[end]];
                n += cells.Negatives[byEnd[end]];
            }

            below[i] = (p, n);
        }

        for (int end = 0, start = 0; end < count; end++)
        {
            for (; start < count && cells.Low[start] <= ends[end]; start++)
            {
                positives -= cells.Positives[start];
                negatives -= cells.Negatives[start];
            }

            above[byEnd[end]] = (positives, negatives);
        }
    }
}
