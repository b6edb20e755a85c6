namespace CollapseGuard.MLNet.Regularizing;

/// <summary>What held-out rows say of one model.</summary>
/// <param name="Metric">NaN when undefined.</param>
/// <param name="Spread">Scores' spread relative to the labels'; for margins their standard deviation.</param>
/// <param name="CollapseReason">Why the scores are called a constant; null when they are not.</param>
/// <param name="UndefinedReason">Why the metric is undefined; null when it is not.</param>
internal readonly record struct FoldJudgement(double Metric, double Spread, string? CollapseReason, string? UndefinedReason)
{
    /// <summary>Weights of the model that are not 0; null where it has none to read.</summary>
    public int? NonZeroWeights { get; init; }
}
