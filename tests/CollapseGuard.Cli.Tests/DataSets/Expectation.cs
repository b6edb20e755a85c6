using CollapseGuard.Tests;

namespace CollapseGuard.Cli.Tests.DataSets;

/// <summary>What is known about a set in the terms of one detector, and whether its report says so.</summary>
/// <param name="Detector">The detector that should speak: <c>CG3005</c>.</param>
/// <param name="Expected">What was verified, in words; empty when it should be silent.</param>
/// <param name="Found">What the report says; empty when it is silent.</param>
/// <param name="Verdict">Whether the two agree.</param>
internal sealed record Expectation(string Detector, string Expected, string Found, Agreement Verdict)
{
    /// <summary>Compares a report with everything verified about a set.</summary>
    public static IReadOnlyList<Expectation> Of(SharedDataSet set, CollapseReport report) =>
        [.. Compare(set, report).Select(e => e.Verdict == Agreement.False && Inspected.Reason(set.Name, e.Detector) is not null ? e with { Verdict = Agreement.Inspected } : e)];

    private static IEnumerable<Expectation> Compare(SharedDataSet set, CollapseReport report) =>
    [
        Columns("CG3005", set.Names("constant_columns").Concat(set.Names("all_missing_columns")), report),
        Columns("CG3006", set.Names("near_constant_columns_ge_99pct"), report, (int)set.Number("near_constant_count")),
        Count("CG3008", "duplicate rows", set.Number("duplicate_rows"), report),
        Count("CG3009", "vectors in conflict", set.Number("feature_vectors_with_conflicting_labels"), report),
        Count("CG3010", "columns with holes", set.Number("columns_with_missing"), report, f => f.Evidence.Count),
        Columns("CG3011", set.CodedMissing, report),
        Columns("CG3016", set.Names("all_unique_integer_or_text_columns").Where(c => c != set.Label), report, alsoTrue: set.Identifiers),
        Leak(set, report),
        Order(set, report),
        Imbalance(set, report),
    ];

    /// <summary>The columns that a finding speaks of: the quoted name in each of its evidences, or its subject.</summary>
    public static IReadOnlyList<string> ColumnsOf(Finding finding)
    {
        string[] quoted = [.. finding.Evidence.Select(e => e.Statistic.Split('\'')).Where(parts => parts.Length > 2).Select(parts => parts[1]).Distinct()];
        return quoted.Length > 0 ? quoted : [finding.Subject];
    }

    private static Finding? Find(string detector, CollapseReport report) => report.Findings.FirstOrDefault(f => f.Detector.Id == detector);

    private static Expectation Columns(string detector, IEnumerable<string> expected, CollapseReport report, int? count = null, IReadOnlyList<string>? alsoTrue = null)
    {
        string[] wanted = [.. expected];
        IReadOnlyList<string> found = Find(detector, report) is { } finding ? ColumnsOf(finding) : [];
        string[] missed = [.. wanted.Except(found)], extra = [.. found.Except(wanted).Except(alsoTrue ?? [])];
        int total = count ?? wanted.Length;
        bool tooMany = count is null ? extra.Length > 0 : found.Count > total;
        Agreement verdict = missed.Length > 0 || found.Count < Math.Min(total, 100) ? Agreement.Missed
            : tooMany ? Find(detector, report)!.Severity == Severity.Note ? Agreement.Hint : Agreement.False
            : Agreement.Agrees;
        return new Expectation(detector, Short(wanted, total), Short([.. found], found.Count), verdict);
    }

    private static Expectation Count(string detector, string what, double expected, CollapseReport report, Func<Finding, double>? measure = null)
    {
        double found = Find(detector, report) is { } finding ? measure?.Invoke(finding) ?? CountOf(finding) : 0;
        return new Expectation(
            detector, expected > 0 ? $"{expected:N0} {what}" : "", found > 0 ? $"{found:N0}" : "",
            expected == found ? Agreement.Agrees : found < expected ? Agreement.Missed : Agreement.False);
    }

    /// <summary>The count among a finding's evidence.</summary>
    private static double CountOf(Finding finding) => finding.Evidence.Single(e => e.Statistic is "duplicate rows" or "feature vectors in conflict").Value;

    private static Expectation Leak(SharedDataSet set, CollapseReport report)
    {
        string[] leaks = [.. set.Names("single_column_label_predictors").Intersect(["Today", "boat"])];
        Finding? finding = Find("CG3017", report);
        bool isWarning = finding?.Severity > Severity.Note;
        Agreement verdict = leaks.Length > 0 ? isWarning && ColumnsOf(finding!).Contains(leaks[0]) ? Agreement.Agrees : Agreement.Missed
            : finding is null ? Agreement.Agrees : isWarning ? Agreement.False : Agreement.Hint;
        return new Expectation("CG3017", string.Join(", ", leaks), finding is null ? "" : Short([.. ColumnsOf(finding)], ColumnsOf(finding).Count), verdict);
    }

    private static Expectation Order(SharedDataSet set, CollapseReport report)
    {
        bool isOrdered = set.Flag("ordered_by_label");
        Finding? finding = Find("CG3019", report);
        Agreement verdict = isOrdered ? finding?.Severity > Severity.Note ? Agreement.Agrees : Agreement.Missed
            : finding is null ? Agreement.Agrees : finding.Severity > Severity.Note ? Agreement.False : Agreement.Hint;
        return new Expectation("CG3019", isOrdered ? "ordered" : "", finding is null ? "" : finding.Severity.ToString(), verdict);
    }

    /// <summary>Sets beyond 9 to 1 must be called imbalanced; balanced ones (below 2 to 1) must not.</summary>
    private static Expectation Imbalance(SharedDataSet set, CollapseReport report)
    {
        bool found = Find("CG3002", report) is not null;
        double ratio = set.ImbalanceRatio ?? 1;
        bool isExpected = ratio > 9;
        return new Expectation(
            "CG3002", isExpected ? $"{ratio:F1} to 1" : "", found ? "found" : "",
            isExpected == found ? Agreement.Agrees : isExpected ? Agreement.Missed : ratio < 2 ? Agreement.False : Agreement.Hint);
    }

    private static string Short(string[] names, int count) => count == 0 ? "" : names.Length <= 4 && count == names.Length ? string.Join(", ", names) : $"{count} columns";
}
