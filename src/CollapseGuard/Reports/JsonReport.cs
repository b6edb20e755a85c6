namespace CollapseGuard.Reports;

/// <summary>A report as it is written to JSON, schema version 1; members in the order in which they are written.</summary>
internal sealed record JsonReport(
    int SchemaVersion,
    Outcome Outcome,
    string Headline,
    JsonSubject Subject,
    JsonCause[] Causes,
    JsonFinding[] Findings,
    JsonRemedy[] Remedies,
    JsonNotEvaluated[] NotEvaluated,
    string[] Cleared,
    JsonSuppressed[] Suppressed,
    string[] WouldDecide,
    JsonDetector[] Detectors);

internal sealed record JsonSubject(PredictionTask Task, long Rows, int Outputs, bool HasInputs);

internal sealed record JsonCause(CauseId Id, double Support, bool IsMechanism, JsonCauseEvidence[] For, JsonCauseEvidence[] Against, string Separator);

/// <summary><c>IsFound</c> was added within schema version 1: a report written without it is read as if everything was found.</summary>
internal sealed record JsonCauseEvidence(string Detector, string Statement, double Weight, bool IsFound = true);

internal sealed record JsonFinding(string Id, Severity Severity, string Subject, string Message, JsonEvidence[] Evidence, Outcome? Implies);

internal sealed record JsonEvidence(string Statistic, double Value, Expectation Expectation, double Limit, long SampleCount);

internal sealed record JsonRemedy(
    string Id, string Title, CauseId Cause, string Why, string[] Steps, string Snippet, string Risk, string[] MustDisappear);

internal sealed record JsonNotEvaluated(string Id, string Reason);

internal sealed record JsonSuppressed(JsonFinding Finding, string Reason);

/// <summary>Findings, cleared and not evaluated detectors refer to these by id, so that nothing is written twice.</summary>
internal sealed record JsonDetector(string Id, string Name, string Summary, Severity DefaultSeverity);
