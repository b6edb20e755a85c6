using CollapseGuard.Summaries;
using MathNet.Numerics.Distributions;

namespace CollapseGuard.Statistics;

/// <summary>Do scores rank? The area under the ROC curve with its test against chance and its upper bound.</summary>
/// <param name="Ranking">The measured area; where it is only known within an interval, the end that claims less is used.</param>
/// <param name="Positives">Positive rows.</param>
/// <param name="Negatives">Negative rows.</param>
public readonly record struct RankingTest(RankingSummary Ranking, long Positives, long Negatives)
{
    /// <summary>Reads the numbers off a score summary.</summary>
    /// <param name="scores">Scores beside the truth.</param>
    public static RankingTest Of(ScoreSummary scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return new RankingTest(scores.Ranking, scores.Positives, scores.Negatives);
    }

    /// <summary>Rows of the rarer class: they set how much can be known.</summary>
    public long RarestCount => Math.Min(Positives, Negatives);

    /// <summary>p-value of "positives do not score higher": normal with the tie-corrected Mann-Whitney error; two-sided level, so that .005 leaves .0025 on this side.</summary>
    public double PValue() => TwoSided(Ranking.AucLower);

    /// <summary>p-value of "positives do not score lower", two-sided level.</summary>
    public double InvertedPValue() => TwoSided(1 - Ranking.AucUpper);

    /// <summary>Upper bound of how well scores rank in either direction: max(A, 1 - A) plus standard errors, the larger of Hanley and McNeil's (1982) and the null one.</summary>
    /// <param name="standardErrors">Normal quantile: 2.326 for 99 %.</param>
    public double Upper(double standardErrors)
    {
        double area = Math.Max(Ranking.AucUpper, 1 - Ranking.AucLower);
        return area + (standardErrors * StandardError(area));
    }

    /// <summary>Lower bound of how well scores rank: A less standard errors.</summary>
    /// <param name="standardErrors">Normal quantile: 2.326 for 99 %.</param>
    public double Lower(double standardErrors) => Ranking.AucLower - (standardErrors * StandardError(Ranking.AucLower));

    /// <summary>Standard error of an area: Hanley and McNeil's, not below the null one.</summary>
    /// <param name="area">The area, in [.5, 1].</param>
    public double StandardError(double area)
    {
        double q1 = area / (2 - area);
        double q2 = 2 * area * area / (1 + area);
        double square = area * area;
        double variance = ((area * (1 - area)) + ((Positives - 1) * (q1 - square)) + ((Negatives - 1) * (q2 - square)))
            / ((double)Positives * Negatives);
        return Math.Max(Math.Sqrt(Math.Max(0, variance)), Ranking.NullStandardError);
    }

    private double TwoSided(double area) => area > .5 && Ranking.NullStandardError > 0
        ? 2 * Normal.CDF(0, 1, -(area - .5) / Ranking.NullStandardError)
        : 1;
}
