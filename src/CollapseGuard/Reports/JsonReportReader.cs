using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CollapseGuard.Reports;

/// <summary>From JSON, schema version 1, back to a report. Members it does not know are ignored.</summary>
internal static class JsonReportReader
{
    public static CollapseReport Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        byte[] utf8 = Encoding.UTF8.GetBytes(json); // a lone surrogate becomes U+FFFD, as in any file
        try
        {
            RequireVersion(utf8);
            return new Reading(JsonSerializer.Deserialize(utf8, JsonReportContext.Default.JsonReport) ?? throw Missing("report")).ToReport();
        }
        catch (JsonException error)
        {
            string place = error.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $" at line {line + 1}, '{error.Path}'") : "";
            throw new CollapseReportFormatException($"The text is not a CollapseGuard report in JSON{place}: {error.Message}", error);
        }
    }

    /// <summary>Asked first, so that a newer report is told apart from a broken one.</summary>
    private static void RequireVersion(ReadOnlyMemory<byte> utf8)
    {
        using JsonDocument document = JsonDocument.Parse(utf8);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("schemaVersion", out JsonElement version))
        {
            throw new CollapseReportFormatException("The JSON has no member 'schemaVersion', so it is not a CollapseGuard report; write one with --format json or ToJson().");
        }

        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out int number) || number != JsonReportWriter.SchemaVersion)
        {
            throw new CollapseReportFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"The report has schemaVersion {version}, but this version of CollapseGuard reads {JsonReportWriter.SchemaVersion}; write the report again with this version, or update."));
        }
    }

    private static CollapseReportFormatException Missing(string what) => new($"The report holds null where a {what} is required.");

    /// <summary>One report being read: ids are resolved against its own list of detectors.</summary>
    private sealed class Reading(JsonReport json)
    {
        private readonly Dictionary<string, DetectorDescriptor> detectors = DetectorsOf(json);

        public CollapseReport ToReport() => new()
        {
            Outcome = json.Outcome,
            Headline = json.Headline,
            Subject = new ReportSubject(json.Subject.Task, json.Subject.Rows, json.Subject.Outputs, json.Subject.HasInputs),
            Findings = Each(json.Findings, "finding", ToFinding),
            Causes = Each(json.Causes, "cause", c => new RankedCause(c.Id, c.Support, ToEvidence(c.For), ToEvidence(c.Against), c.Separator)),
            Remedies = Each(json.Remedies, "remedy", r => new Remedy(
                r.Id, r.Title, r.Cause, r.Why, Each(r.Steps, "step", s => s), r.Snippet, r.Risk, Each(r.MustDisappear, "detector id", s => s))),
            NotEvaluated = Each(json.NotEvaluated, "detector", n => new NotEvaluated(Detector(n.Id), n.Reason)),
            Cleared = Each(json.Cleared, "detector id", Detector),
            Suppressed = Each(json.Suppressed, "suppressed finding", s => new SuppressedFinding(ToFinding(s.Finding), s.Reason)),
            WouldDecide = Each(json.WouldDecide, "text", s => s),
        };

        private static Dictionary<string, DetectorDescriptor> DetectorsOf(JsonReport json)
        {
            var detectors = new Dictionary<string, DetectorDescriptor>(StringComparer.Ordinal);
            foreach (DetectorDescriptor detector in Each(json.Detectors, "detector", d => new DetectorDescriptor(d.Id, d.Name, d.Summary, d.DefaultSeverity)))
            {
                detectors[detector.Id] = detector;
            }

            return detectors;
        }

        private static CauseEvidence[] ToEvidence(JsonCauseEvidence[] evidence) =>
            Each(evidence, "statement", e => new CauseEvidence(e.Detector, e.Statement, e.Weight, e.IsFound));

        /// <summary>The generated code checks members for null, but not the elements of arrays.</summary>
        private static TResult[] Each<T, TResult>(T?[] items, string what, Func<T, TResult> map)
            where T : class =>
            [.. items.Select(item => map(item ?? throw Missing(what)))];

        private Finding ToFinding(JsonFinding f) => new(
            Detector(f.Id),
            f.Severity,
            f.Subject,
            f.Message,
            Each(f.Evidence, "number", e => new Evidence(e.Statistic, e.Value, e.Expectation, e.Limit, e.SampleCount)),
            f.Implies);

        private DetectorDescriptor Detector(string id) => detectors.TryGetValue(id, out DetectorDescriptor? detector)
            ? detector
            : throw new CollapseReportFormatException($"The report refers to detector '{id}', which its list 'detectors' does not hold.");
    }
}
