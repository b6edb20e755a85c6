using System.Text.Json;

namespace CollapseGuard.Reports;

/// <summary>From a report to JSON, schema version 1 (docs/json-schema.md).</summary>
internal static class JsonReportWriter
{
    public const int SchemaVersion = 1;

    public static string Write(CollapseReport report) => JsonSerializer.Serialize(ToJson(report), JsonReportContext.Default.JsonReport) + "\n";

    /// <summary>The same tree as part of another document.</summary>
    public static JsonElement ToElement(CollapseReport report) => JsonSerializer.SerializeToElement(ToJson(report), JsonReportContext.Default.JsonReport);

    private static JsonReport ToJson(CollapseReport report) => new(
        SchemaVersion,
        report.Outcome,
        report.Headline,
        new JsonSubject(report.Subject.Task, report.Subject.Rows, report.Subject.Outputs, report.Subject.HasInputs),
        [.. report.Causes.Select(c => new JsonCause(c.Cause, c.Support, c.IsMechanism, ToJson(c.For), ToJson(c.Against), c.Separator))],
        [.. report.Findings.Select(ToJson)],
        [.. report.Remedies.Select(r => new JsonRemedy(r.Id, r.Title, r.Cause, r.Why, [.. r.Steps], r.Snippet, r.Risk, [.. r.MustDisappear]))],
        [.. report.NotEvaluated.Select(n => new JsonNotEvaluated(n.Detector.Id, n.Reason))],
        [.. report.Cleared.Select(d => d.Id)],
        [.. report.Suppressed.Select(s => new JsonSuppressed(ToJson(s.Finding), s.Reason))],
        [.. report.WouldDecide],
        [.. DetectorsOf(report).Select(d => new JsonDetector(d.Id, d.Name, d.Summary, d.DefaultSeverity))]);

    private static JsonFinding ToJson(Finding finding) => new(
        finding.Detector.Id,
        finding.Severity,
        finding.Subject,
        finding.Message,
        [.. finding.Evidence.Select(e => new JsonEvidence(e.Statistic, e.Value, e.Expectation, e.Limit, e.SampleCount))],
        finding.Implies);

    private static JsonCauseEvidence[] ToJson(IReadOnlyList<CauseEvidence> evidence) =>
        [.. evidence.Select(e => new JsonCauseEvidence(e.DetectorId, e.Statement, e.Weight, e.IsFound))];

    private static IEnumerable<DetectorDescriptor> DetectorsOf(CollapseReport report) => report.Findings.Select(f => f.Detector)
        .Concat(report.Cleared)
        .Concat(report.NotEvaluated.Select(n => n.Detector))
        .Concat(report.Suppressed.Select(s => s.Finding.Detector))
        .DistinctBy(d => d.Id)
        .OrderBy(d => d.Id, StringComparer.Ordinal);
}
