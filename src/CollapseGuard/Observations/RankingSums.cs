using System.Runtime.CompilerServices;

namespace CollapseGuard.Observations;

/// <summary>What the area, its error and the average precision are computed from.</summary>
/// <param name="Wins">Pairs in which the positive has the higher score, ties counted half.</param>
/// <param name="Precisions">Sum over positives of the precision from their score up.</param>
/// <param name="Ties">Sum of t³ - t over groups of t tied scores.</param>
internal readonly record struct RankingSums(double Wins, double Precisions, double Ties)
{
    public static RankingSums operator +(RankingSums a, RankingSums b) => new(a.Wins + b.Wins, a.Precisions + b.Precisions, a.Ties + b.Ties);

    /// <summary>Walks a range of rows from the top, one group of ties at a time.</summary>
    /// <param name="rows">Ascending: a score in the upper bits, 1 in the lowest for a positive.</param>
    /// <param name="positivesAbove">Positives in the ranges above.</param>
    /// <param name="negativesAbove">Negatives there.</param>
    /// <param name="negatives">Negatives in all ranges.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // called once a report, hot at once
    public static RankingSums Walk(ReadOnlySpan<uint> rows, int positivesAbove, int negativesAbove, int negatives)
    {
        double wins = 0, precisions = 0, ties = 0, hits = positivesAbove, misses = negativesAbove;
        int tiedPositives = 0, tied = 0;
        for (int i = rows.Length - 1; i >= 0; i--)
        {
            tiedPositives += (int)(rows[i] & 1);
            tied++;
            if (i > 0 && rows[i - 1] >> 1 == rows[i] >> 1)
            {
                continue;
            }

            double p = tiedPositives, t = tied, n = t - p;
            hits += p;
            misses += n;
            precisions += p * hits / (hits + misses);
            wins += p * (negatives - misses + (0.5 * n));
            ties += (t * t * t) - t;
            tiedPositives = tied = 0;
        }

        return new RankingSums(wins, precisions, ties);
    }
}
