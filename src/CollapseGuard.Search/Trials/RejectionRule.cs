using System.Collections.Frozen;
using System.Globalization;

namespace CollapseGuard.Search;

/// <summary>Which candidates can never win. Immutable; free to share.</summary>
/// <remarks>Whatever the outcome, a score that is NaN or infinite is rejected: it has no place in an order.</remarks>
public sealed record RejectionRule
{
    /// <summary>
    /// Every collapse, NoSignal and NoSkill: the outcomes at which the command line's <c>--fail-on</c> exits with 1 by default.
    /// Inconclusive, AtRisk and Healthy may win; a validation set too small to judge would otherwise reject everything.
    /// </summary>
    public static RejectionRule Default { get; } = new();

    /// <summary>The outcomes that reject a candidate.</summary>
    public IReadOnlySet<Outcome> Outcomes { get; init => field = value?.ToFrozenSet() ?? throw new ArgumentNullException(nameof(value)); } = new[]
    {
        Outcome.NonFinite, Outcome.OutputCollapse, Outcome.NoSignal, Outcome.DecisionCollapse, Outcome.PartialCollapse, Outcome.NoSkill,
    }.ToFrozenSet();

    /// <summary>Whether a candidate that was not checked may win; true by default, since a trial need not train a model.</summary>
    public bool AcceptsUnchecked { get; init; } = true;

    /// <summary>Why the result cannot win; null if it can.</summary>
    internal string? ReasonAgainst(TrialResult result)
    {
        if (result.Outcome is { } outcome && Outcomes.Contains(outcome))
        {
            return result.Report is { } report
                ? $"{outcome}: {report.Headline}{(report.Causes.Count > 0 ? $" First cause: {report.Causes[0].Cause}." : "")}"
                : $"{outcome}.";
        }

        return result.Rejection is { } rejection ? rejection
            : !double.IsFinite(result.Score) ? string.Create(CultureInfo.InvariantCulture, $"The score is {result.Score}; a finite number is required.")
            : result.Outcome is null && !AcceptsUnchecked ? "It was not checked for a collapse."
            : null;
    }
}
