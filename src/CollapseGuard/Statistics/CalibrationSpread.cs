using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Statistics;

/// <summary>How far probabilities spread beside the rates that are observed at like scores.</summary>
/// <remarks>
/// Rows are ordered by score and cut into ten groups of equal size. The variance of the groups' observed rates, less what chance alone gives
/// ((G - 1)/n of r(1 - r)), is the resolution of Murphy (1973); a calibrated model's probabilities have that variance.
/// </remarks>
public static class CalibrationSpread
{
    private const int Groups = 10;

    /// <summary>Measures rows; those with a score or a probability that is not finite are left out.</summary>
    /// <param name="scores">Higher means more positive, length n.</param>
    /// <param name="probabilities">What a calibrator made of the scores, length n.</param>
    /// <param name="actual">True for positives, length n.</param>
    /// <returns>NaN figures when a class is absent; a rate deviation of 0 where the rates vary no more than by chance.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static CalibrationShape Measure(ReadOnlySpan<float> scores, ReadOnlySpan<float> probabilities, ReadOnlySpan<bool> actual)
    {
        BatchShape.SameRows(scores.Length, nameof(scores), actual.Length, nameof(actual), "labels");
        BatchShape.SameRows(probabilities.Length, nameof(probabilities), actual.Length, nameof(actual), "labels");
        var kept = new List<(float Score, float Probability, bool Actual)>(scores.Length);
        for (int i = 0; i < scores.Length; i++)
        {
            if (float.IsFinite(scores[i]) && float.IsFinite(probabilities[i]))
            {
                kept.Add((scores[i], probabilities[i], actual[i]));
            }
        }

        (float Score, float Probability, bool Actual)[] rows = [.. kept.OrderBy(row => row.Score)];
        int positives = rows.Count(row => row.Actual);
        if (positives == 0 || positives == rows.Length)
        {
            return new CalibrationShape(rows.Length, positives, double.NaN, double.NaN, double.NaN);
        }

        double mean = rows.Average(row => (double)row.Probability);
        return new CalibrationShape(
            rows.Length,
            positives,
            Ranking.Measure([.. rows.Select(row => row.Score)], [.. rows.Select(row => row.Actual)]).Auc,
            RateDeviation(rows, (double)positives / rows.Length),
            Math.Sqrt(rows.Average(row => (row.Probability - mean) * (row.Probability - mean))));
    }

    private static double RateDeviation((float Score, float Probability, bool Actual)[] rows, double rate)
    {
        int groups = Math.Min(Groups, rows.Length);
        double between = 0;
        for (int g = 0; g < groups; g++)
        {
            var group = rows.AsSpan((int)((long)rows.Length * g / groups)..(int)((long)rows.Length * (g + 1) / groups));
            int hits = 0;
            foreach ((_, _, bool isPositive) in group)
            {
                hits += isPositive ? 1 : 0;
            }

            double difference = ((double)hits / group.Length) - rate;
            between += group.Length * difference * difference / rows.Length;
        }

        double chance = (groups - 1) * rate * (1 - rate) / rows.Length;
        return Math.Sqrt(Math.Max(0, between - chance));
    }
}
