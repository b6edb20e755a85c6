using CollapseGuard.Diagnosis;
using CollapseGuard.Remedies;

namespace CollapseGuard;

/// <summary>The front door: predictions, data or a model in, an explained verdict out. Safe to call from any thread.</summary>
public static partial class Collapse
{
    /// <summary>Judges what is known: detectors, then the verdict, then the causes, then what to do. A pure function.</summary>
    /// <param name="snapshot">All that is known at this moment; any part may be absent.</param>
    /// <param name="options">Which detectors run and which findings are suppressed; the defaults when null.</param>
    /// <exception cref="ArgumentException">A suppression has no reason, or names a detector that is not asked.</exception>
    public static CollapseReport Diagnose(Snapshot snapshot, CheckOptions? options = null)
    {
        options ??= CheckOptions.Default;
        Examination examination = Examination.Run(snapshot, options.Detectors, options.Suppressions);
        Outcome outcome = OutcomeRule.Decide(snapshot, examination);
        IReadOnlyList<RankedCause> causes = CauseRanker.Rank(snapshot, examination, outcome);
        return new CollapseReport
        {
            Outcome = outcome,
            Headline = Headlines.Of(outcome, snapshot, examination),
            Subject = ReportSubjects.Of(snapshot),
            Findings = examination.Findings,
            Causes = causes,
            Remedies = RemedyCatalog.Fit(RemedyCatalog.For(causes), snapshot),
            NotEvaluated = examination.NotEvaluated,
            Cleared = examination.Cleared,
            Suppressed = examination.Suppressed,
            WouldDecide = OpenQuestions.List(snapshot, examination, outcome),
        };
    }
}
