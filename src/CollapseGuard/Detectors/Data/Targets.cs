using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>The truth, wherever the snapshot knows it.</summary>
internal static class Targets
{
    /// <summary>Names and counts; null when there are no classes.</summary>
    public static (IReadOnlyList<string> Names, long[] Counts)? Classes(Snapshot snapshot) =>
        snapshot.Decisions is { } decisions ? (decisions.Classes, decisions.Confusion.ActualCounts.ToArray())
        : snapshot.Target is { Classes.Count: > 0 } target ? (target.Classes, [.. target.ClassCounts])
        : null;

    /// <summary>Moments of each numeric target: of the model's outputs, or of the label column alone.</summary>
    public static IReadOnlyList<(string Name, MomentSummary Moments)> Numbers(Snapshot snapshot) =>
        snapshot.Regression.Count > 0 ? [.. snapshot.Regression.Select(o => (o.Actual.Name, o.Actual.Moments))]
        : snapshot.Target?.Values is { } values ? [(values.Name, values.Moments)]
        : [];
}
