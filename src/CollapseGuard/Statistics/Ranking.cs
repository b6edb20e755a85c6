using System.Runtime.InteropServices;
using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Statistics;

/// <summary>How well scores put positives above negatives: area under the ROC curve and average precision.</summary>
public static class Ranking
{
    /// <summary>Measures all rows exactly.</summary>
    /// <param name="scores">Scores, length n; rows with a NaN or infinite score are left out.</param>
    /// <param name="actual">True for positives, length n.</param>
    /// <returns>NaN figures when a class is absent.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static RankingSummary Measure(ReadOnlySpan<float> scores, ReadOnlySpan<bool> actual)
    {
        BatchShape.SameRows(scores.Length, nameof(scores), actual.Length, nameof(actual), "labels");
        List<uint> positives = [], negatives = [];
        for (int i = 0; i < scores.Length; i++)
        {
            if (float.IsFinite(scores[i]))
            {
                (actual[i] ? positives : negatives).Add(FloatKey.Of(scores[i]));
            }
        }

        positives.Sort();
        negatives.Sort();
        return OfSorted(CollectionsMarshal.AsSpan(positives), CollectionsMarshal.AsSpan(negatives));
    }

    /// <summary>Walks two ascending lists of keys from the top, one group of ties at a time.</summary>
    internal static RankingSummary OfSorted(ReadOnlySpan<uint> positives, ReadOnlySpan<uint> negatives)
    {
        double wins = 0, precisions = 0, ties = 0;
        int p = positives.Length, n = negatives.Length;
        while (p > 0 || n > 0)
        {
            uint key = Math.Max(p > 0 ? positives[p - 1] : 0, n > 0 ? negatives[n - 1] : 0);
            int tiedP = CountFromEnd(positives[..p], key), tiedN = CountFromEnd(negatives[..n], key);
            p -= tiedP;
            n -= tiedN;
            double truePositives = positives.Length - p;
            precisions += tiedP * truePositives / (truePositives + negatives.Length - n);
            wins += tiedP * (n + (0.5 * tiedN));
            double tied = (double)tiedP + tiedN;
            ties += (tied * tied * tied) - tied;
        }

        double auc = wins / ((double)positives.Length * negatives.Length);
        double average = negatives.IsEmpty ? double.NaN : precisions / positives.Length;
        return new RankingSummary(auc, auc, auc, NullStandardError(positives.Length, negatives.Length, ties), average, average, average);
    }

    /// <summary>Standard error of the area when scores say nothing; Mann-Whitney with tie correction, Lehmann, "Nonparametrics", 1975.</summary>
    /// <param name="positives">Number of positives.</param>
    /// <param name="negatives">Number of negatives.</param>
    /// <param name="ties">Sum of t³ - t over groups of t tied scores.</param>
    internal static double NullStandardError(double positives, double negatives, double ties)
    {
        double all = positives + negatives;
        double corrected = all + 1 - (ties / (all * (all - 1)));
        return Math.Sqrt(Math.Max(0, corrected) / (12 * positives * negatives));
    }

    private static int CountFromEnd(ReadOnlySpan<uint> keys, uint key)
    {
        int count = 0;
        while (count < keys.Length && keys[^(count + 1)] == key)
        {
            count++;
        }

        return count;
    }
}
