using CollapseGuard.Reports;

namespace CollapseGuard;

/// <summary>The whole verdict as one immutable tree; free to share between threads.</summary>
public sealed record CollapseReport
{
    /// <summary>The verdict.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>One sentence: why this outcome.</summary>
    public required string Headline { get; init; }

    /// <summary>What was judged: task, rows, outputs.</summary>
    public required ReportSubject Subject { get; init; }

    /// <summary>What was found, most severe first, then by id.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Possible causes, the best supported first; mechanisms after causes.</summary>
    public required IReadOnlyList<RankedCause> Causes { get; init; }

    /// <summary>What to do, for the best supported causes first.</summary>
    public required IReadOnlyList<Remedy> Remedies { get; init; }

    /// <summary>Detectors that could not judge, with the reason; none of them counts as healthy.</summary>
    public required IReadOnlyList<NotEvaluated> NotEvaluated { get; init; }

    /// <summary>Detectors that looked and found nothing, by id.</summary>
    public required IReadOnlyList<DetectorDescriptor> Cleared { get; init; }

    /// <summary>Findings that were suppressed, each with the reason given.</summary>
    public IReadOnlyList<SuppressedFinding> Suppressed { get; init; } = [];

    /// <summary>What would decide, when <see cref="Outcome"/> is Inconclusive or a cause cannot be told; may be empty.</summary>
    public IReadOnlyList<string> WouldDecide { get; init; } = [];

    /// <summary>The whole report as plain text: no colour, at most 96 columns unless a word is longer, <c>\n</c> line ends, invariant culture.</summary>
    public string ToText() => TextReport.Write(this);

    /// <summary>The report as GitHub-flavoured Markdown, fit for the summary of a CI job; text from outside is escaped.</summary>
    public string ToMarkdown() => MarkdownReport.Write(this);

    /// <summary>The whole report as indented JSON, schema version 1, in a stable order; NaN and infinity are the strings "NaN", "Infinity", "-Infinity".</summary>
    public string ToJson() => JsonReportWriter.Write(this);

    /// <summary>The report as JUnit XML: a test case for the verdict and one for each detector.</summary>
    public string ToJUnit() => JUnitReport.Write(this);

    /// <summary>Reads back what <see cref="ToJson"/> wrote; members it does not know are ignored.</summary>
    /// <param name="json">A report in JSON, schema version 1.</param>
    /// <exception cref="CollapseReportFormatException">The text is no JSON, no report, or of another schema version.</exception>
    public static CollapseReport FromJson(string json) => JsonReportReader.Read(json);

    /// <summary>The first screen of <see cref="ToText"/>: the verdict, its best supported cause with evidence, and what to do.</summary>
    public override string ToString() => TextReport.FirstScreen(this);
}
