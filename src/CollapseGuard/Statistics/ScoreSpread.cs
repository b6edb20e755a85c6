using CollapseGuard.Summaries;

namespace CollapseGuard.Statistics;

/// <summary>Spread of probabilities relative to the spread of the 0/1 truth, robust to 1 % of random exceptions.</summary>
public static class ScoreSpread
{
    /// <summary>Distance of the quantiles .015 and .985 of a normal distribution, in standard deviations.</summary>
    private const double NormalRange = 4.34;

    /// <summary>S = min(sd, (q.985 - q.015)/4.34)/sqrt(pi(1 - pi)); NaN when a class is absent.</summary>
    /// <param name="scores">Probabilities beside the truth; for margins, whose unit is arbitrary, the number has no meaning.</param>
    public static double Of(ScoreSummary scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return Math.Sqrt(RobustVariance(scores) / TruthVariance(scores));
    }

    /// <summary>The same over all classes of a matrix: S² = sum of variances / sum of pi(1 - pi).</summary>
    /// <param name="probabilities">Class probabilities beside the truth.</param>
    public static double Of(ProbabilitySummary probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        return Math.Sqrt(probabilities.Classes.Sum(RobustVariance) / probabilities.Classes.Sum(TruthVariance));
    }

    private static double RobustVariance(ScoreSummary scores)
    {
        double deviation = scores.Scores.Moments.StandardDeviation;
        double range = (scores.Scores.Quantiles.Quantile(.985) - scores.Scores.Quantiles.Quantile(.015)) / NormalRange;
        double robust = double.IsNaN(range) ? deviation : Math.Min(deviation, range);
        return robust * robust;
    }

    private static double TruthVariance(ScoreSummary scores) => scores.Prevalence * (1 - scores.Prevalence);
}
