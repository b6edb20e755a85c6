using System.Globalization;

namespace CollapseGuard.MLNet.Normalizing;

/// <summary>Says of one slot what a normalizer meets there, which method it calls for, and why.</summary>
internal static class SlotRule
{
    public static NormalizationIssues IssuesOf(SlotProfile slot, NormalizeOptions options)
    {
        NormalizationIssues issues = slot.IsEmpty ? NormalizationIssues.Empty : slot.IsConstant ? NormalizationIssues.Constant : NormalizationIssues.None;
        Add(slot.OffCentreRatio > options.MaximumOffCentreRatio, NormalizationIssues.OffCentre);
        // A share of 0 is a slot that holds one value nearly always: near-constant, not stretched.
        Add(slot.CentralShare > 0 && slot.CentralShare < options.MinimumCentralShare, NormalizationIssues.Outliers);
        Add(!slot.IsConstant && slot.TailRatio > options.MaximumTailRatio, NormalizationIssues.HeavyTail);
        Add(slot.Counter.Missing > 0, NormalizationIssues.Missing);
        Add(slot.Counter.Infinite > 0, NormalizationIssues.Infinite);
        return issues;

        void Add(bool isMet, NormalizationIssues issue) => issues |= isMet ? issue : NormalizationIssues.None;
    }

    /// <summary>The method, never Automatic, and the reason in one sentence.</summary>
    public static (NormalizationMethod Method, string Reason) Choose(SlotProfile slot, NormalizationIssues issues, NormalizeOptions options)
    {
        NormalizationMethod ordinary = options.Target == NormalizationTarget.UnitRange ? NormalizationMethod.MinMax : NormalizationMethod.Standardize;
        if (slot.IsEmpty)
        {
            return (Forced(ordinary), "No number in the training rows: left as it is.");
        }

        if (slot.IsConstant)
        {
            return (Forced(ordinary), Text($"Constant at {slot.Counter.Minimum:G6} in the training rows: moved to 0 and not divided. It tells no rows apart; leave it out."));
        }

        if (options.Method != NormalizationMethod.Automatic)
        {
            return (options.Method, "Asked for.");
        }

        if (slot.HasTwoValues)
        {
            return (NormalizationMethod.MinMax, Text($"Two values ({slot.Counter.Minimum:G6} and {slot.Counter.Maximum:G6}): made 0 and 1; dividing by the deviation would make a rare one an outlier."));
        }

        if (issues.HasFlag(NormalizationIssues.HeavyTail))
        {
            return (NormalizationMethod.Log, Text($"Heavy tail: the 99 % quantile of the magnitudes is {slot.TailRatio:G3} times their median."));
        }

        if (issues.HasFlag(NormalizationIssues.Outliers))
        {
            return (NormalizationMethod.Robust, Text($"Outliers: the middle 98 % take {slot.CentralShare:P2} of the range."));
        }

        return (ordinary, issues.HasFlag(NormalizationIssues.OffCentre)
            ? Text($"Off-centre: |mean|/sd is {slot.OffCentreRatio:G4}; centring keeps the spread.")
            : "No outliers, no heavy tail.");

        NormalizationMethod Forced(NormalizationMethod otherwise) => options.Method == NormalizationMethod.Automatic ? otherwise : options.Method;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
