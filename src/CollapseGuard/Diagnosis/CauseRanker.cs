using CollapseGuard.Detectors;

namespace CollapseGuard.Diagnosis;

/// <summary>Orders the causes by what the detectors' answers say about them; a pure function.</summary>
/// <remarks>
/// Score of a cause = sum of its lines' weights; within a group of answers that measure the same thing only the largest
/// magnitude counts fully, the others at <see cref="RepeatedShare"/>. A detector that could not judge adds 0. The prior is flat
/// over the causes the task admits. Support = .95 softmax(score) + .05/causes, over admitted causes: supports are comparable
/// within one report and no probabilities; how often they are right on injected faults stands in docs/results/injected-faults.md.
/// A cause is listed only if something speaks for it.
/// </remarks>
public static class CauseRanker
{
    /// <summary>How much an answer counts beside a stronger one of its group: it says little new.</summary>
    public const double RepeatedShare = .3;

    private const double Believed = .95;

    /// <summary>Ranks causes first, mechanisms after them; by score, ties by the order of the vocabulary.</summary>
    /// <param name="snapshot">What was examined.</param>
    /// <param name="examination">What the detectors answered.</param>
    /// <param name="outcome">The verdict; nothing is explained without a finding; in a healthy model only what its predictions warn of, in a table without a model only warnings and errors.</param>
    public static IReadOnlyList<RankedCause> Rank(Snapshot snapshot, Examination examination, Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(examination);
        if (LearnsUnjudged(snapshot, examination, outcome) || !examination.Findings.Any(f => outcome == Outcome.Healthy ? TroublesHealthy(f) : Explains(f, snapshot)))
        {
            return [];
        }

        var scored = CauseVocabulary.All
            .Where(cause => CauseScope.Admits(cause, snapshot.Task, snapshot.Configuration, snapshot.Structure))
            .Select(cause => (Cause: cause, Evidence: Weigh(cause, snapshot, examination)))
            .Select(c => (c.Cause, c.Evidence, Score: c.Evidence.Sum(e => e.Weight)))
            .ToArray();
        double total = scored.Sum(c => Math.Exp(c.Score));
        var listed = scored
            .Where(c => c.Evidence.Any(e => e.Weight > 0))
            .OrderBy(c => CauseVocabulary.IsMechanism(c.Cause))
            .ThenByDescending(c => c.Score)
            .ThenBy(c => c.Cause)
            .ToArray();
        return [.. listed.Select((c, i) => new RankedCause(
            c.Cause,
            (Believed * Math.Exp(c.Score) / total) + ((1 - Believed) / scored.Length),
            [.. c.Evidence.Where(e => e.Weight > 0).OrderByDescending(e => e.Weight)],
            [.. c.Evidence.Where(e => e.Weight < 0).OrderBy(e => e.Weight)],
            SeparatorOf(c.Cause, i + 1 < listed.Length ? listed[i + 1].Cause : null)))];
    }

    // Where no model was judged, notes are hints about the table: with nothing to explain they name no cause.
    private static bool Explains(Finding finding, Snapshot snapshot) => !snapshot.IsDataOnly || finding.Severity > Severity.Note;

    // A network that learns its rows, and too few rows to judge it by: there is nothing to explain yet, unless what it learned is seen not to hold.
    private static bool LearnsUnjudged(Snapshot snapshot, Examination examination, Outcome outcome) =>
        outcome == Outcome.Inconclusive && snapshot.Training is { } training && LearnedSkill.Default.IsShown(training) && !examination.HasFound(GeneralizationGapDetector.Info.Id);

    private static bool TroublesHealthy(Finding finding) =>
        finding.Severity > Severity.Note && finding.Detector.Id.StartsWith("CG1", StringComparison.Ordinal);

    private static string SeparatorOf(CauseId cause, CauseId? next)
    {
        string experiment = CauseExperiments.Of(cause);
        return next is { } other && CauseVocabulary.IsMechanism(other) == CauseVocabulary.IsMechanism(cause)
            ? $"{experiment} If nothing changes, turn to {other}."
            : experiment;
    }

    private static CauseEvidence[] Weigh(CauseId cause, Snapshot snapshot, Examination examination) =>
    [
        .. CauseTable.LinesOf(cause)
            .Select(line => (Line: line, Weight: WeightOf(line, snapshot, examination)))
            .Where(l => l.Weight is not null && l.Line.Only?.Holds(snapshot) != false)
            .GroupBy(l => CauseTable.GroupOf(l.Line.DetectorId))
            .SelectMany(group => group
                .OrderByDescending(l => Math.Abs(l.Weight!.Value))
                .Select((l, i) => new CauseEvidence(l.Line.DetectorId, l.Line.Reason, i == 0 ? l.Weight!.Value : RepeatedShare * l.Weight!.Value, l.Line.WhenFound))),
    ];

    /// <summary>Null when the answer that the line speaks of was not given.</summary>
    private static double? WeightOf(CauseLine line, Snapshot snapshot, Examination examination)
    {
        if (!line.WhenFound)
        {
            return examination.HasCleared(line.DetectorId) ? line.Weight : null;
        }

        Finding? finding = examination.Findings.FirstOrDefault(f => f.Detector.Id == line.DetectorId && Explains(f, snapshot));
        return finding is null ? null : LineWeight.Under(line, finding);
    }
}
