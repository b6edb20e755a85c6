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
        uint[] keys = new uint[scores.Length];
        int positives = 0, negatives = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (float.IsFinite(scores[i]))
            {
                keys[actual[i] ? positives++ : keys.Length - ++negatives] = FloatKey.Of(scores[i]);
            }
        }

        return RankedRows.Measure(keys, positives, negatives);
    }

    /// <summary>Measures rows of which only ranges of scores are known, as a histogram in a database yields them: bounds, exact where a range is one score.</summary>
    /// <param name="low">Least score of each range as float32, ascending; finite.</param>
    /// <param name="high">Greatest score of each range, same length, at least <paramref name="low"/>.</param>
    /// <param name="positives">Positive rows in each range.</param>
    /// <param name="negatives">Negative rows in each range.</param>
    /// <returns>NaN figures when a class is absent.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or ranges do not ascend.</exception>
    public static RankingSummary OfRanges(ReadOnlySpan<float> low, ReadOnlySpan<float> high, ReadOnlySpan<long> positives, ReadOnlySpan<long> negatives)
    {
        BatchShape.SameRows(low.Length, nameof(low), high.Length, nameof(high), "ranges");
        BatchShape.SameRows(low.Length, nameof(low), positives.Length, nameof(positives), "ranges");
        BatchShape.SameRows(low.Length, nameof(low), negatives.Length, nameof(negatives), "ranges");
        var cells = new RankingCells(Math.Max(1, low.Length));
        for (int i = 0; i < low.Length; i++)
        {
            if (!(low[i] <= high[i]) || (i > 0 && low[i] < low[i - 1]))
            {
                throw new ArgumentException($"Range [{i}] is [{low[i]}, {high[i]}]; ranges must ascend by their least score.", nameof(low));
            }

            cells.Append(FloatKey.Of(low[i]), FloatKey.Of(high[i]), positives[i], negatives[i]);
        }

        return RankingBounds.Measure(cells);
    }

    /// <summary>The figures that follow from the sums over all rows.</summary>
    internal static RankingSummary OfSums(in RankingSums sums, int positives, int negatives)
    {
        double auc = sums.Wins / ((double)positives * negatives);
        double average = negatives == 0 ? double.NaN : sums.Precisions / positives;
        return new RankingSummary(auc, auc, auc, NullStandardError(positives, negatives, sums.Ties), average, average, average);
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
}
