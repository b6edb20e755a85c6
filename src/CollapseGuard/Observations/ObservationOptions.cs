namespace CollapseGuard.Observations;

/// <summary>Which statistics an accumulator keeps. Immutable; change with <c>with</c>.</summary>
/// <remarks>Moments, ranges and counts of non-finite values are always kept. What is not kept reads as NaN in the summaries.</remarks>
public sealed record ObservationOptions
{
    /// <summary>Everything: what the detectors need.</summary>
    public static ObservationOptions Default { get; } = new();

    /// <summary>Moments, ranges, decisions and counts only.</summary>
    public static ObservationOptions MomentsOnly { get; } = new() { OrderStatistics = false, TargetOrderStatistics = false, Ranking = false };

    /// <summary>Distinct values, the modal value, quantiles and the entropy of each stream of numbers.</summary>
    public bool OrderStatistics { get; init; } = true;

    /// <summary>The same of the targets of a regression; off where only the predictions matter.</summary>
    public bool TargetOrderStatistics { get; init; } = true;

    /// <summary>ROC-AUC and average precision of scores and of each class of a probability matrix.</summary>
    public bool Ranking { get; init; } = true;

    /// <summary>Rows to make room for at once, so that adding them takes no memory; 0 to take memory as rows come.</summary>
    internal int ReservedRows { get; init; }
}
