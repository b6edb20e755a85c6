namespace CollapseGuard.Reports;

/// <summary>How a report differs from an earlier one of the same model: what a CI gate asks. Immutable.</summary>
/// <param name="Before">The earlier verdict.</param>
/// <param name="After">The present verdict.</param>
/// <param name="Appeared">Findings whose detector and subject the earlier report does not have, in the present order.</param>
/// <param name="Disappeared">Findings of the earlier report that are gone.</param>
public sealed record ReportComparison(Outcome Before, Outcome After, IReadOnlyList<Finding> Appeared, IReadOnlyList<Finding> Disappeared)
{
    /// <summary>From best to worst. A constant is as bad with signal as without: which of the two is told depends on whether inputs were given.</summary>
    private static readonly Outcome[][] Order =
    [
        [Outcome.Healthy], [Outcome.AtRisk], [Outcome.Inconclusive], [Outcome.NoSkill], [Outcome.PartialCollapse],
        [Outcome.DecisionCollapse], [Outcome.NoSignal, Outcome.OutputCollapse], [Outcome.NonFinite],
    ];

    /// <summary>True when the verdict got worse, or a finding appeared that decides a verdict or is an error. A new warning alone is not worse.</summary>
    public bool IsWorse =>
        PlaceOf(After) > PlaceOf(Before)
        || Appeared.Any(f => f.Implies is not null || f.Severity == Severity.Error);

    /// <summary>Compares two reports; a suppressed finding counts as present, so that lifting or adding a suppression changes nothing.</summary>
    /// <param name="baseline">The earlier report.</param>
    /// <param name="report">The present one.</param>
    public static ReportComparison Of(CollapseReport baseline, CollapseReport report)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(report);
        return new ReportComparison(baseline.Outcome, report.Outcome, Beyond(report, baseline), Beyond(baseline, report));
    }

    private static int PlaceOf(Outcome outcome) => Array.FindIndex(Order, same => same.Contains(outcome));

    private static Finding[] Beyond(CollapseReport report, CollapseReport other)
    {
        var known = other.Findings.Concat(other.Suppressed.Select(s => s.Finding)).Select(KeyOf).ToHashSet();
        return [.. report.Findings.Where(f => !known.Contains(KeyOf(f)))];
    }

    private static (string Id, string Subject) KeyOf(Finding finding) => (finding.Detector.Id, finding.Subject);
}
