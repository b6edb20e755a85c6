using System.Globalization;
using System.Text;
using System.Xml;

namespace CollapseGuard.Reports;

/// <summary>Writes a report as JUnit XML: one test case for the verdict and one for each detector, so that any CI shows them.</summary>
/// <remarks>
/// The verdict fails unless the model is healthy or none was judged, and is skipped while nothing can be concluded. A detector
/// fails when its finding decides a verdict or is an error; other findings pass with their message as output.
/// </remarks>
internal static class JUnitReport
{
    public static string Write(CollapseReport report)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };
        using (XmlWriter xml = XmlWriter.Create(text, settings))
        {
            Case[] cases = [VerdictOf(report), .. report.Findings.Select(OfFinding), .. report.Suppressed.Select(OfSuppressed), .. report.NotEvaluated.Select(OfNotEvaluated), .. report.Cleared.Select(OfCleared)];
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", "CollapseGuard");
            WriteCount(xml, "tests", cases.Length);
            WriteCount(xml, "failures", cases.Count(c => c.Element == "failure"));
            WriteCount(xml, "errors", 0);
            WriteCount(xml, "skipped", cases.Count(c => c.Element == "skipped"));
            foreach (Case testCase in cases)
            {
                WriteCase(xml, testCase);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    private static Case VerdictOf(CollapseReport report) => new(
        "Verdict",
        report.Outcome switch
        {
            Outcome.Healthy or Outcome.AtRisk => "system-out",
            Outcome.Inconclusive => "skipped",
            _ => "failure",
        },
        $"{report.Outcome}: {report.Headline}",
        report.ToString());

    private static Case OfFinding(Finding finding) => new(
        Wording.NameOf(finding.Detector),
        finding.Implies is not null || finding.Severity == Severity.Error ? "failure" : "system-out",
        finding.Message,
        $"{finding.Severity}, about {finding.Subject}: {finding.Message}\n{string.Join('\n', finding.Evidence.Select(Wording.Of))}");

    private static Case OfSuppressed(SuppressedFinding suppressed) => new(
        Wording.NameOf(suppressed.Finding.Detector), "skipped", $"Suppressed: {suppressed.Reason}", suppressed.Finding.Message);

    private static Case OfNotEvaluated(NotEvaluated silent) => new(Wording.NameOf(silent.Detector), "skipped", silent.Reason, "");

    private static Case OfCleared(DetectorDescriptor detector) => new(Wording.NameOf(detector), "", "", "");

    private static void WriteCase(XmlWriter xml, Case testCase)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", "CollapseGuard");
        xml.WriteAttributeString("name", Allowed(testCase.Name));
        if (testCase.Element.Length > 0)
        {
            xml.WriteStartElement(testCase.Element);
            if (testCase.Element != "system-out")
            {
                xml.WriteAttributeString("message", Allowed(testCase.Message));
            }

            xml.WriteString(string.Join('\n', testCase.Text.Split('\n').Select(Allowed)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>XML 1.0 cannot hold control characters or lone surrogates, not even escaped: they are spelled out.</summary>
    private static string Allowed(string text) => VisibleText.Of(text);

    private static void WriteCount(XmlWriter xml, string name, int count) => xml.WriteAttributeString(name, count.ToString(CultureInfo.InvariantCulture));

    /// <summary>One test case; <c>Element</c> is what it holds: nothing when it simply passed.</summary>
    private readonly record struct Case(string Name, string Element, string Message, string Text);
}
