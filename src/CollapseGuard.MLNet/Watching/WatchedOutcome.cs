using CollapseGuard.MLNet.Evaluating;

namespace CollapseGuard.MLNet.Watching;

/// <summary>A model on one set of rows, or why it was not judged there. Immutable.</summary>
/// <param name="Report">The verdict; null when not judged.</param>
/// <param name="Metrics">The metrics; null when not judged.</param>
/// <param name="NotEvaluated">Why not; null when it was.</param>
public sealed record WatchedOutcome(CollapseReport? Report, MetricSet? Metrics, string? NotEvaluated)
{
    /// <summary>Rows that were judged.</summary>
    public long RowCount => Metrics?.RowCount ?? 0;

    /// <summary>Outcome and headline, or why there is none.</summary>
    public override string ToString() => Report is null ? $"not evaluated ({NotEvaluated})" : $"{Report.Outcome}, n = {RowCount}. {Report.Headline}";
}
