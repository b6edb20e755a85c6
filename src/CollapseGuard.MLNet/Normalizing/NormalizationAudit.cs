using System.Globalization;
using System.Text;

namespace CollapseGuard.MLNet.Normalizing;

/// <summary>What normalizers would do to feature columns, slot by slot. Immutable.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Slots">One entry a slot, in the order of the columns.</param>
public sealed record NormalizationAudit(long Rows, IReadOnlyList<SlotAudit> Slots)
{
    private const int MostListed = 20;

    /// <summary>Slots in which something is out of the ordinary.</summary>
    public IEnumerable<SlotAudit> Suspicious => Slots.Where(slot => slot.Issues != NormalizationIssues.None);

    /// <summary>The first suspicious slots, one a line, with what is wrong and what to do; then how many are ordinary.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        SlotAudit[] suspicious = [.. Suspicious];
        text.Append(CultureInfo.InvariantCulture, $"Normalization: {Slots.Count:N0} slots, {Rows:N0} rows, {suspicious.Length:N0} slots out of the ordinary.\n");
        foreach (SlotAudit slot in suspicious.Take(MostListed))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {slot.Name}: {slot.Issues}. {Meaning(slot)} -> {slot.Suggested}\n");
        }

        if (suspicious.Length > MostListed)
        {
            text.Append(CultureInfo.InvariantCulture, $"  and {suspicious.Length - MostListed:N0} more.\n");
        }

        return text.ToString();
    }

    /// <summary>All slots as a Markdown table.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder("| slot | issues | mean | sd | sd left by fixZero | middle 98 % of range | tail ratio | suggested | why |\n|---|---|---:|---:|---:|---:|---:|---|---|\n");
        foreach (SlotAudit slot in Slots)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {slot.Name.Replace("|", "\\|", StringComparison.Ordinal)} | {slot.Issues} | {slot.Mean:G4} | {slot.StandardDeviation:G4} | {slot.DeviationLeftByFixZero:G3} | {slot.CentralShare:P1} | {slot.TailRatio:G3} | {slot.Suggested} | {slot.Reason} |\n");
        }

        return text.ToString();
    }

    /// <inheritdoc cref="ToText"/>
    public override string ToString() => ToText();

    private static string Meaning(SlotAudit slot)
    {
        var parts = new List<string>();
        Say(NormalizationIssues.OffCentre, $"Mean {slot.Mean:G6}, sd {slot.StandardDeviation:G4}: with fixZero: true, ML.NET's default, a standard deviation of {slot.DeviationLeftByFixZero:G2} and a range of {slot.RangeLeftByFixZero:G2} would be left; set fixZero: false.");
        Say(NormalizationIssues.Constant, $"{slot.Minimum:G6} in every row.");
        Say(NormalizationIssues.Empty, $"No number.");
        Say(NormalizationIssues.Outliers, $"Min-max would squeeze the middle 98 % into {slot.CentralShare:P2} of the range.");
        Say(NormalizationIssues.HeavyTail, $"The 99 % quantile of the magnitudes is {slot.TailRatio:G3} times their median.");
        Say(NormalizationIssues.Missing, $"Missing in {slot.MissingCount:N0} rows.");
        Say(NormalizationIssues.Infinite, $"Infinite in {slot.InfiniteCount:N0} rows: repair them before anything is fitted.");
        return string.Join(' ', parts);

        void Say(NormalizationIssues issue, FormattableString meaning)
        {
            if (slot.Issues.HasFlag(issue))
            {
                parts.Add(meaning.ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}
