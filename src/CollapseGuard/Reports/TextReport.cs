using System.Globalization;

namespace CollapseGuard.Reports;

/// <summary>Writes a report as plain text: no colour, at most 96 columns, the verdict first and what could not be judged last.</summary>
internal static class TextReport
{
    /// <summary>Causes named in full; more would be guesses.</summary>
    private const int CausesShown = 6;

    private const int MechanismsShown = 2;

    /// <summary>What fits a terminal: the verdict, why, and what to do.</summary>
    public static string FirstScreen(CollapseReport report)
    {
        var layout = new TextLayout();
        WriteFirstScreen(layout, report);
        return layout.ToString();
    }

    /// <summary>The first screen and everything behind it.</summary>
    public static string Write(CollapseReport report)
    {
        var layout = new TextLayout();
        WriteFirstScreen(layout, report);
        WriteFindings(layout, report);
        WriteCauses(layout, report);
        WriteRemedies(layout, report);
        WriteJudged(layout, report);
        return layout.ToString();
    }

    private static void WriteFirstScreen(TextLayout layout, CollapseReport report)
    {
        layout.Paragraph("", $"CollapseGuard: {report.Outcome}");
        layout.Paragraph("", report.Headline);
        layout.Paragraph("", Wording.Of(report.Subject));
        layout.Gap();
        foreach (Finding finding in report.Findings.Take(3))
        {
            layout.Paragraph($"  {finding.Detector.Id} ", finding.Message);
        }

        if (report.Suppressed.Count > 0)
        {
            layout.Paragraph("", Wording.Of(report.Suppressed));
        }

        if (report.Causes.Count > 0)
        {
            layout.Gap();
            WriteFirstCauses(layout, ShownCauses.Of(report));
        }

        WriteNextStep(layout, report);
    }

    private static void WriteFirstCauses(TextLayout layout, RankedCause[] shown)
    {
        if (shown is not [{ IsMechanism: false } top, ..])
        {
            layout.Paragraph("", "No cause stands out.");
            return;
        }

        if (ShownCauses.IsOpen(shown))
        {
            layout.Paragraph("", "No cause stands out; in this order:");
            foreach (RankedCause cause in shown.Where(c => !c.IsMechanism).Take(3))
            {
                layout.Paragraph("  ", $"{cause.Cause} ({Wording.Support(cause)})");
                layout.Paragraph("    + ", Wording.Of(cause.For[0]));
            }
        }
        else
        {
            layout.Paragraph("", $"Best supported cause: {top.Cause} ({Wording.Support(top)})");
            WriteEvidence(layout, top, 3);
            if (shown.Skip(1).Where(c => !c.IsMechanism).Take(2).ToArray() is { Length: > 0 } others)
            {
                layout.Paragraph("  then ", string.Join(", ", others.Select(c => $"{c.Cause} ({Wording.Support(c)})")));
            }
        }

        layout.Paragraph("  To be sure: ", top.Separator);
    }

    private static void WriteNextStep(TextLayout layout, CollapseReport report)
    {
        layout.Gap();
        if (report.Remedies is [var remedy, ..])
        {
            int place = report.Causes.Select(c => c.Cause).ToList().IndexOf(remedy.Cause);
            if (place > 0)
            {
                WriteNoRemedy(layout, report.Causes[0]);
            }

            layout.Paragraph(place > 0 ? $"What to do about {remedy.Cause} ({(place == 1 ? "second" : "third")} cause): " : "What to do: ", $"{remedy.Title} ({remedy.Id})");
            WriteSteps(layout, remedy);
        }
        else if (ShownCauses.Of(report) is [{ IsMechanism: false } first, ..])
        {
            WriteNoRemedy(layout, first);
        }

        foreach (string question in report.WouldDecide.Take(3))
        {
            layout.Paragraph("Would tell more: ", question);
        }
    }

    private static void WriteNoRemedy(TextLayout layout, RankedCause cause) => layout.Paragraph("", $"No remedy is known for {cause.Cause}.");

    private static void WriteFindings(TextLayout layout, CollapseReport report)
    {
        if (report.Findings.Count == 0)
        {
            return;
        }

        layout.Heading("Findings");
        foreach (Finding finding in report.Findings)
        {
            layout.Paragraph("", $"{Wording.NameOf(finding.Detector)} [{finding.Severity}] {finding.Subject}");
            layout.Paragraph("  ", finding.Message);
            foreach (Evidence evidence in finding.Evidence)
            {
                layout.Paragraph("  - ", Wording.Of(evidence));
            }
        }
    }

    private static void WriteCauses(TextLayout layout, CollapseReport report)
    {
        RankedCause[] shown = ShownCauses.Of(report);
        if (shown.Length == 0)
        {
            return;
        }

        layout.Heading("Possible causes (support compares within this report; it is no probability)");
        foreach (RankedCause cause in shown.Where(c => !c.IsMechanism).Take(CausesShown))
        {
            WriteCause(layout, cause);
        }

        if (report.Causes.Count(c => !c.IsMechanism) - Math.Min(CausesShown, shown.Count(c => !c.IsMechanism)) is > 0 and var hidden)
        {
            layout.Paragraph("", string.Create(CultureInfo.InvariantCulture, $"and {hidden} less supported; the JSON report lists all."));
        }

        if (shown.Where(c => c.IsMechanism).Take(MechanismsShown).ToArray() is { Length: > 0 } mechanisms)
        {
            layout.Heading("How the outputs may have died (mechanisms, not causes)");
            foreach (RankedCause mechanism in mechanisms)
            {
                WriteCause(layout, mechanism);
            }
        }
    }

    private static void WriteCause(TextLayout layout, RankedCause cause)
    {
        layout.Paragraph("", $"{cause.Cause} ({Wording.Support(cause)})");
        WriteEvidence(layout, cause, int.MaxValue);
        layout.Paragraph("  To be sure: ", cause.Separator);
    }

    private static void WriteEvidence(TextLayout layout, RankedCause cause, int limit)
    {
        foreach (CauseEvidence evidence in cause.For.Take(limit))
        {
            layout.Paragraph("  + ", Wording.Of(evidence));
        }

        foreach (CauseEvidence evidence in cause.Against.Take(limit))
        {
            layout.Paragraph("  - ", Wording.Of(evidence));
        }
    }

    private static void WriteRemedies(TextLayout layout, CollapseReport report)
    {
        if (report.Remedies.Count == 0)
        {
            return;
        }

        layout.Heading("What to do");
        foreach (Remedy remedy in report.Remedies)
        {
            layout.Gap();
            layout.Paragraph("", $"{remedy.Title} ({remedy.Id}, against {remedy.Cause})");
            layout.Paragraph("  Why: ", remedy.Why);
            WriteSteps(layout, remedy);
            layout.Paragraph("  Risk: ", remedy.Risk);
            layout.Paragraph("  Done when gone: ", string.Join(", ", remedy.MustDisappear));
            if (remedy.Snippet.Length > 0)
            {
                layout.Gap();
                layout.Code(remedy.Snippet);
            }
        }
    }

    private static void WriteSteps(TextLayout layout, Remedy remedy)
    {
        for (int i = 0; i < remedy.Steps.Count; i++)
        {
            layout.Paragraph(string.Create(CultureInfo.InvariantCulture, $"  {i + 1}. "), remedy.Steps[i]);
        }
    }

    private static void WriteJudged(TextLayout layout, CollapseReport report)
    {
        if (report.Suppressed.Count > 0)
        {
            layout.Heading("Suppressed");
            foreach (SuppressedFinding suppressed in report.Suppressed)
            {
                layout.Paragraph($"{suppressed.Finding.Detector.Id} ", $"{suppressed.Finding.Message} Reason given: {suppressed.Reason}");
            }
        }

        layout.Gap();
        layout.Paragraph("", string.Create(CultureInfo.InvariantCulture, $"Looked and found nothing: {report.Cleared.Count} {(report.Cleared.Count == 1 ? "detector" : "detectors")}."));
        if (report.NotEvaluated.Count > 0)
        {
            layout.Heading("Not evaluated (counts as neither healthy nor faulty)");
            foreach (NotEvaluated silent in report.NotEvaluated)
            {
                layout.Paragraph($"{silent.Detector.Id} ", $"{silent.Detector.Name}: {silent.Reason}");
            }
        }
    }
}
