using CollapseGuard.Summaries;

namespace CollapseGuard.Statistics;

/// <summary>How far outputs are from a constant, judged by what they are worth: three scale-free numbers and n.</summary>
/// <remarks>
/// Skill over the best constant is K = 1 - MSE/Var(y) = 2Sr - S² - B², exactly; so K ≤ 2S - S² on every sample, whatever the distribution:
/// a spread of 1 % of the target's cannot remove 2 % of its variance. Bounds on K come from Fisher's bound on r, with S and B as measured.
/// </remarks>
/// <param name="Spread">S = sd(predicted)/sd(actual), at least 0; for constant targets +infinity when predictions vary, NaN when they do not.</param>
/// <param name="Correlation">Pearson's r; 0 for constant predictions.</param>
/// <param name="Bias">B = (mean predicted - mean actual)/sd(actual).</param>
/// <param name="Count">Number of rows n.</param>
public readonly record struct ConstantEquivalence(double Spread, double Correlation, double Bias, long Count)
{
    /// <summary>Reads the three numbers off joint moments; NaN when the targets are constant.</summary>
    /// <param name="pair">Predictions and targets.</param>
    public static ConstantEquivalence Of(PairedSummary pair) =>
        new(pair.SpreadRatio, pair.Correlation, pair.StandardizedBias, pair.Count);

    /// <summary>K, at most 1; 0 = no better than the best constant.</summary>
    public double Skill => SkillAt(Correlation);

    /// <summary>Slope of the targets on the predictions, r/S: 1 = calibrated, 20 = outputs are 20 times too narrow; 0 for constant predictions.</summary>
    public double Slope => Spread == 0 ? 0 : Correlation / Spread;

    /// <summary>Upper bound of K, never above 2S - S².</summary>
    /// <param name="standardErrors">Normal quantile: 2.326 for 99 %.</param>
    public double SkillUpper(double standardErrors) => Math.Min(
        SkillAt(CorrelationBound(standardErrors)), (2 * Spread) - (Spread * Spread));

    /// <summary>Lower bound of K.</summary>
    /// <param name="standardErrors">Normal quantile: 2.326 for 99 %.</param>
    public double SkillLower(double standardErrors) => SkillAt(CorrelationBound(-standardErrors));

    /// <summary>Bound of r, upper for positive and lower for negative <paramref name="standardErrors"/>.</summary>
    /// <param name="standardErrors">Normal quantile.</param>
    public double CorrelationBound(double standardErrors) => FisherTransform.Bound(Correlation, Count, standardErrors);

    /// <summary>p-value of "K is at least <paramref name="margin"/>": small when the outputs are equivalent to a constant; 1 when n is at most 3.</summary>
    /// <param name="margin">Share of the best constant's squared error whose removal would matter, such as .02.</param>
    public double EquivalencePValue(double margin)
    {
        if (Count <= 3)
        {
            return 1;
        }

        if ((2 * Spread) - (Spread * Spread) < margin)
        {
            return 0;
        }

        double needed = (margin + (Spread * Spread) + (Bias * Bias)) / (2 * Spread);
        return needed >= 1 ? 0 : 1 - FisherTransform.UpperTail(Correlation, Count, needed);
    }

    /// <summary>p-value of "K is at most 0": small when skill over the best constant is shown.</summary>
    public double SkillPValue() => Spread == 0
        ? 1
        : FisherTransform.UpperTail(Correlation, Count, ((Spread * Spread) + (Bias * Bias)) / (2 * Spread));

    /// <summary>p-value of "r is at most 0": small when skill after recalibration is shown.</summary>
    public double RankingPValue() => FisherTransform.UpperTail(Correlation, Count, 0);

    private double SkillAt(double correlation) => (2 * Spread * correlation) - (Spread * Spread) - (Bias * Bias);
}
