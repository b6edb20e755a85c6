namespace CollapseGuard.Summaries;

/// <summary>Joint moments of predicted and actual numbers over the rows where both are finite, in double.</summary>
/// <param name="Predicted">Moments of the predictions.</param>
/// <param name="Actual">Moments of the targets, same count.</param>
/// <param name="ProductDeviations">Sum of (p - mean p)(y - mean y).</param>
public readonly record struct PairedSummary(MomentSummary Predicted, MomentSummary Actual, double ProductDeviations)
{
    /// <summary>Number of rows.</summary>
    public long Count => Actual.Count;

    /// <summary>S = sd(predicted)/sd(actual), scale-free, at least 0; for constant targets +infinity when the predictions vary, NaN when they do not.</summary>
    public double SpreadRatio => Math.Sqrt(Predicted.SquaredDeviations / Actual.SquaredDeviations);

    /// <summary>Pearson's r in [-1, 1]; 0 when the predictions are constant, NaN when the targets are.</summary>
    public double Correlation => Actual.SquaredDeviations == 0 ? double.NaN
        : Predicted.SquaredDeviations == 0 ? 0
        : Math.Clamp(ProductDeviations / Math.Sqrt(Predicted.SquaredDeviations * Actual.SquaredDeviations), -1, 1);

    /// <summary>B = (mean predicted - mean actual)/sd(actual).</summary>
    public double StandardizedBias => (Predicted.Mean - Actual.Mean) / Actual.StandardDeviation;

    /// <summary>K = 1 - MSE/Var(actual) = 2Sr - S² - B²: skill over the best constant, at most 1; R² in the sense of scikit-learn.</summary>
    public double Skill => (2 * SpreadRatio * Correlation) - (SpreadRatio * SpreadRatio) - (StandardizedBias * StandardizedBias);

    /// <summary>Mean squared error.</summary>
    public double MeanSquaredError =>
        ((Predicted.SquaredDeviations + Actual.SquaredDeviations - (2 * ProductDeviations)) / Count)
        + ((Predicted.Mean - Actual.Mean) * (Predicted.Mean - Actual.Mean));

    /// <summary>The summary of no rows.</summary>
    public static PairedSummary Empty { get; } = new(MomentSummary.Empty, MomentSummary.Empty, 0);

    /// <summary>The summary of two disjoint sets of rows together; Chan's formula.</summary>
    /// <param name="a">The first set.</param>
    /// <param name="b">The second set.</param>
    public static PairedSummary Combine(in PairedSummary a, in PairedSummary b)
    {
        if (a.Count == 0 || b.Count == 0)
        {
            return a.Count == 0 ? b : a;
        }

        double weight = (double)b.Count / (a.Count + b.Count) * a.Count;
        double between = (b.Predicted.Mean - a.Predicted.Mean) * (b.Actual.Mean - a.Actual.Mean) * weight;
        return new PairedSummary(
            MomentSummary.Combine(a.Predicted, b.Predicted),
            MomentSummary.Combine(a.Actual, b.Actual),
            a.ProductDeviations + b.ProductDeviations + between);
    }
}
