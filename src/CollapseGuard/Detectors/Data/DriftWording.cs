using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>How drift is told: columns that came, went or changed kind first, then those whose values moved.</summary>
internal static class DriftWording
{
    /// <summary>The whole message; <paramref name="moved"/> is the farthest first.</summary>
    public static FormattableString Message(DriftSummary drift, Suspect[] moved) =>
        $"{Structure(drift)}{Moved(drift, moved)} ({Rows(drift)}). A model says little about rows unlike those it was trained on. Repair what comes from a changed unit, parser or source; train again with recent rows where the world has changed.";

    private static string Structure(DriftSummary drift)
    {
        string[] parts = [.. Part("lacks", drift.Missing), .. Part("holds another kind of value in", drift.ChangedKind), .. Part("adds", drift.Added)];
        return parts.Length == 0 ? "" : $"The table compared with the reference {string.Join("; ", parts)}";
    }

    private static string[] Part(string verb, IReadOnlyList<string> names) => names.Count == 0 ? [] : [$"{verb} {Quoted(names)}"];

    private static string Moved(DriftSummary drift, Suspect[] moved)
    {
        if (moved.Length == 0)
        {
            return "";
        }

        string farthest = $"{(moved.Length == 1 ? "" : $"'{moved[0].Name}' farthest, ")}{Distance(moved[0].Evidence[0])}";
        string lead = drift.Missing.Count + drift.ChangedKind.Count + drift.Added.Count > 0 ? ". " : "";
        return Answer.Text($"{lead}{moved.Length:N0} of {drift.Columns.Count:N0} compared columns {(moved.Length == 1 ? "is" : "are")} distributed unlike the reference's: {Quoted([.. moved.Select(m => m.Name)])}; {farthest}");
    }

    private static string Distance(Evidence evidence) =>
        evidence.Statistic.StartsWith('|') ? Answer.Text($"by {evidence.Value:P1} more or fewer missing values")
        : Answer.Text($"by a {evidence.Statistic[..evidence.Statistic.IndexOf('(', StringComparison.Ordinal)]} of {evidence.Value:F2}");

    private static string Quoted(IReadOnlyList<string> names) => Answer.Names([.. names.Select(name => $"'{name}'")]);

    private static string Rows(DriftSummary drift) => Answer.Text($"n = {drift.Rows:N0} against {drift.ReferenceRows:N0}");
}
