namespace CollapseGuard.MLNet.Regularizing;

/// <summary>One strength of a path and what held-out rows say of it. Immutable.</summary>
public sealed record RegularizationPathPoint
{
    /// <summary>The strength.</summary>
    public required RegularizationStrength Strength { get; init; }

    /// <summary>L1 penalty; NaN where it is not turned.</summary>
    public double L1 => Strength.L1;

    /// <summary>L2 penalty; NaN where it is not turned.</summary>
    public double L2 => Strength.L2;

    /// <summary>The metric on each fold's held-out rows; NaN where it was undefined there.</summary>
    public required IReadOnlyList<double> FoldMetrics { get; init; }

    /// <summary>Mean over the folds where it is defined; NaN when it is nowhere.</summary>
    public required double MeanMetric { get; init; }

    /// <summary>Standard error of the mean, sd/sqrt(folds); NaN with fewer than two folds.</summary>
    public required double StandardError { get; init; }

    /// <summary>Least spread of held-out scores over the folds: for probabilities and regressions in the labels' standard deviations, for margins and rankers their own standard deviation.</summary>
    public required double Spread { get; init; }

    /// <summary>Whether scores were practically a constant, or not finite, or training failed, in at least one fold: such a strength is never chosen.</summary>
    public bool IsCollapsed => CollapseReason is not null;

    /// <summary>Why it is called collapsed, with the fold; null when it is not.</summary>
    public string? CollapseReason { get; init; }

    /// <summary>Why the metric is undefined in some fold; null when it is defined in all.</summary>
    public string? UndefinedReason { get; init; }

    /// <summary>Mean number of weights that are not 0 over the folds; null where models have no weights to read.</summary>
    public double? NonZeroWeights { get; init; }

    /// <summary>Whether it has the best mean of those that did not collapse.</summary>
    public bool IsBest { get; init; }

    /// <summary>Whether the rule chose it.</summary>
    public bool IsChosen { get; init; }

    internal static RegularizationPathPoint Of(RegularizationStrength strength, IReadOnlyList<FoldJudgement> folds)
    {
        double[] defined = [.. folds.Select(f => f.Metric).Where(double.IsFinite)];
        double mean = defined.Length == 0 ? double.NaN : defined.Average();
        double[] spreads = [.. folds.Select(f => f.Spread).Where(s => !double.IsNaN(s))];
        int[] weights = [.. folds.Select(f => f.NonZeroWeights).OfType<int>()];
        return new RegularizationPathPoint
        {
            Strength = strength,
            FoldMetrics = [.. folds.Select(f => f.Metric)],
            MeanMetric = mean,
            StandardError = defined.Length < 2 ? double.NaN : Math.Sqrt(defined.Sum(m => (m - mean) * (m - mean)) / (defined.Length - 1) / defined.Length),
            Spread = spreads.Length == 0 ? double.NaN : spreads.Min(),
            CollapseReason = First(folds, f => f.CollapseReason),
            UndefinedReason = First(folds, f => f.UndefinedReason),
            NonZeroWeights = weights.Length == 0 ? null : weights.Average(),
        };
    }

    private static string? First(IReadOnlyList<FoldJudgement> folds, Func<FoldJudgement, string?> reason)
    {
        int[] held = [.. Enumerable.Range(0, folds.Count).Where(fold => reason(folds[fold]) is not null)];
        return held.Length == 0 ? null : $"{reason(folds[held[0]])} (fold {held[0]}{(held.Length > 1 ? $" and {held.Length - 1} more" : "")})";
    }
}
