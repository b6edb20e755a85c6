namespace CollapseGuard.Diagnosis;

/// <summary>From what the detectors answered to one verdict; a pure function.</summary>
/// <remarks>
/// Precedence: NonFinite, OutputCollapse or NoSignal, DecisionCollapse, PartialCollapse, NoSkill, then Healthy when skill is
/// shown, Inconclusive for all the rest. Where only data were judged: NoSignal, then AtRisk when anything but notes was found,
/// then Healthy when the probe has shown skill from these inputs. Health is never concluded from silence.
/// </remarks>
public static class OutcomeRule
{
    internal const string WrongConstant = "CG1003";
    internal const string NoSkill = "CG1004";
    internal const string NoSignal = "CG3001";

    private static readonly Outcome[] Precedence =
    [
        Outcome.NonFinite, Outcome.OutputCollapse, Outcome.DecisionCollapse, Outcome.PartialCollapse, Outcome.NoSkill,
    ];

    /// <summary>Decides.</summary>
    /// <param name="snapshot">What was examined.</param>
    /// <param name="examination">What the detectors answered.</param>
    public static Outcome Decide(Snapshot snapshot, Examination examination)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(examination);
        foreach (Outcome outcome in Precedence)
        {
            if (examination.Findings.Any(f => f.Implies == outcome))
            {
                return outcome == Outcome.OutputCollapse && IsConstantByNature(examination) ? Outcome.NoSignal : outcome;
            }
        }

        if (snapshot.HasPredictions)
        {
            return examination.HasCleared(NoSkill) ? Outcome.Healthy : Outcome.Inconclusive;
        }

        return examination.HasFound(NoSignal) && snapshot.Data is not null ? Outcome.NoSignal
            : examination.Findings.Any(f => f.Severity > Severity.Note) || (snapshot.Data is null && examination.Findings.Count > 0) ? Outcome.AtRisk
            : snapshot.Data is not null && examination.HasCleared(NoSignal) ? Outcome.Healthy
            : Outcome.Inconclusive;
    }

    /// <summary>
    /// A constant near the best one, when no probe does better from the same inputs, is what a sound model should answer.
    /// A wrong constant is a fault whatever the inputs say, even when its finding was suppressed.
    /// </summary>
    private static bool IsConstantByNature(Examination examination) =>
        examination.HasFound(NoSignal)
        && !examination.HasFound(WrongConstant)
        && !examination.Suppressed.Any(s => s.Finding.Detector.Id == WrongConstant);
}
