using System.Globalization;
using System.Text;
using CollapseGuard.Detectors;
using CollapseGuard.Diagnosis;
using CollapseGuard.Remedies;

namespace CollapseGuard.Cli.Documentation;

/// <summary>What the table of causes knows about one of them; written from the table, so that it cannot drift from it.</summary>
internal static class CausePage
{
    public static string Of(CauseId cause)
    {
        var page = new StringBuilder();
        string kind = CauseVocabulary.IsMechanism(cause) ? "A mechanism: how outputs died, not why." : "A cause.";
        page.Append(CultureInfo.InvariantCulture, $"# {cause}\n\n{kind}\n\n## To be sure\n\n{CauseExperiments.Of(cause)}\n");
        CauseLine[] lines = [.. CauseTable.LinesOf(cause).OrderByDescending(l => Math.Abs(l.Weight)).ThenBy(l => l.DetectorId, StringComparer.Ordinal)];
        Section(page, "What speaks for it", lines.Where(l => l.Weight > 0));
        Section(page, "What speaks against it", lines.Where(l => l.Weight < 0));
        Remedy[] remedies = [.. RemedyCatalog.All.Where(r => r.Cause == cause)];
        if (remedies.Length > 0)
        {
            page.Append("\n## What to do\n\n");
            page.AppendJoin('\n', remedies.Select(r => $"- {r.Title}: collapseguard explain {r.Id}")).Append('\n');
        }

        return page.ToString();
    }

    private static void Section(StringBuilder page, string title, IEnumerable<CauseLine> lines)
    {
        string text = string.Join('\n', lines.Select(l => $"- {l.DetectorId} {NameOf(l.DetectorId)}{(l.WhenFound ? "" : " (looked and found nothing)")}: {l.Reason}"));
        if (text.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{text}\n");
        }
    }

    private static string NameOf(string detector) => DetectorCatalog.Default.FirstOrDefault(d => d.Descriptor.Id == detector)?.Descriptor.Name ?? "";
}
