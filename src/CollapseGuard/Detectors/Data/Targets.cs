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

    /// <summary>Moments of each numeric target, with what a sentence calls it: the target of a model's output, or the label column alone.</summary>
    public static IReadOnlyList<(string Name, MomentSummary Moments)> Numbers(Snapshot snapshot) =>
        snapshot.Regression.Count > 0 ? [.. snapshot.Regression.Select(o => (Spoken(o), o.Actual.Moments))]
        : snapshot.Target?.Values is { } values ? [($"'{values.Name}'", values.Moments)]
        : [];

    // A target without a name of its own carries its output's: its numbers must not read as the predictions'.
    private static string Spoken(RegressionSummary output) => output.Actual.Name == output.Name ? $"The target of '{output.Name}'" : $"'{output.Actual.Name}'";
}
