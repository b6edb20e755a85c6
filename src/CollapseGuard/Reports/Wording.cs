using System.Globalization;

namespace CollapseGuard.Reports;

/// <summary>Short phrases that several writers share; invariant culture, ASCII where the layout is ours.</summary>
internal static class Wording
{
    public static string Of(Evidence evidence) => string.Create(
        CultureInfo.InvariantCulture,
        $"{evidence.Statistic} = {evidence.Value:G4} (expected {(evidence.Expectation == Expectation.AtLeast ? ">=" : "<=")} {evidence.Limit:G4}, n = {evidence.SampleCount:N0})");

    public static string Of(ReportSubject subject) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(subject.Task == PredictionTask.Unknown ? "Data" : subject.Task)}, {subject.Rows:N0} {(subject.Rows == 1 ? "row" : "rows")}{OutputsOf(subject)}, inputs {(subject.HasInputs ? "given" : "not given")}.");

    public static string Support(RankedCause cause) => string.Create(CultureInfo.InvariantCulture, $"support {cause.Support:0.00}");

    public static string Of(CauseEvidence evidence) => string.Create(CultureInfo.InvariantCulture, $"{evidence.DetectorId}{(evidence.IsFound ? "" : " not found:")} {evidence.Statement}");

    /// <summary>"1 finding suppressed: CG1001 (known)"; a reader must not take silence for health.</summary>
    public static string Of(IReadOnlyList<SuppressedFinding> suppressed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{suppressed.Count} {(suppressed.Count == 1 ? "finding" : "findings")} suppressed: {string.Join(", ", suppressed.Select(s => $"{s.Finding.Detector.Id} ({s.Reason})"))}");

    public static string NameOf(DetectorDescriptor detector) => $"{detector.Id} {detector.Name}";

    private static string OutputsOf(ReportSubject subject) => subject switch
    {
        { Task: PredictionTask.Multiclass } => string.Create(CultureInfo.InvariantCulture, $", {subject.Outputs:N0} classes"),
        { Outputs: > 1 } => string.Create(CultureInfo.InvariantCulture, $", {subject.Outputs:N0} outputs"),
        _ => "",
    };
}
