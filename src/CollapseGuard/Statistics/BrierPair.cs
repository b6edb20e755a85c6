using CollapseGuard.Summaries;

namespace CollapseGuard.Statistics;

/// <summary>Scores beside a 0/1 truth as a regression: the mean squared error is then the Brier score, and skill, slope and bias mean the same.</summary>
public static class BrierPair
{
    /// <summary>Joint moments of scores and truth, exactly, from the moments of each class.</summary>
    /// <param name="scores">Scores beside the truth.</param>
    public static PairedSummary Of(ScoreSummary scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        MomentSummary positive = scores.PositiveScores;
        MomentSummary negative = scores.NegativeScores;
        long count = positive.Count + negative.Count;
        double share = count == 0 ? 0 : (double)positive.Count / count;
        double between = share * negative.Count;
        double gap = positive.Mean - negative.Mean;
        return new PairedSummary(
            new MomentSummary(
                count,
                (share * positive.Mean) + ((1 - share) * negative.Mean),
                positive.SquaredDeviations + negative.SquaredDeviations + (between * gap * gap),
                Math.Min(positive.Minimum, negative.Minimum),
                Math.Max(positive.Maximum, negative.Maximum)),
            new MomentSummary(count, share, between, positive.Count == count ? 1 : 0, positive.Count > 0 ? 1 : 0),
            between * gap);
    }

    /// <summary>The same over all classes of a matrix: squared deviations and products are summed, so that K is the skill of the multiclass Brier score.</summary>
    /// <param name="probabilities">Class probabilities beside the truth.</param>
    public static ConstantEquivalence Pool(ProbabilitySummary probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        PairedSummary[] pairs = [.. probabilities.Classes.Select(Of)];
        double predicted = pairs.Sum(p => p.Predicted.SquaredDeviations);
        double actual = pairs.Sum(p => p.Actual.SquaredDeviations);
        double product = pairs.Sum(p => p.ProductDeviations);
        double bias = pairs.Sum(p => (p.Predicted.Mean - p.Actual.Mean) * (p.Predicted.Mean - p.Actual.Mean) * p.Count);
        return new ConstantEquivalence(
            Math.Sqrt(predicted / actual),
            predicted == 0 ? 0 : product / Math.Sqrt(predicted * actual),
            Math.Sqrt(bias / actual),
            pairs.Length == 0 ? 0 : pairs[0].Count);
    }

    /// <summary>How many standard errors the mean prediction lies from the mean truth, paired by row; 0 when every row agrees.</summary>
    /// <param name="pair">Predictions and targets.</param>
    public static double BiasZ(PairedSummary pair)
    {
        double bias = pair.Predicted.Mean - pair.Actual.Mean;
        double variance = Math.Max(0, pair.MeanSquaredError - (bias * bias));
        return bias == 0 ? 0 : bias / Math.Sqrt(variance / pair.Count);
    }
}
