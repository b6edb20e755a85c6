using CollapseGuard.Detectors;

namespace CollapseGuard.Diagnosis;

/// <summary>From what the detectors answered to one verdict; a pure function.</summary>
/// <remarks>
/// Precedence: NonFinite, OutputCollapse or NoSignal, DecisionCollapse, PartialCollapse, NoSkill, then Healthy when skill is
/// shown, Inconclusive for all the rest. Where only data were judged: NoSignal, then AtRisk when anything but notes was found,
/// then Healthy when the probe has shown skill from these inputs. A network that was watched or examined can be at risk by proof
/// even where its predictions say nothing yet. A fitted model that is proved to answer otherwise once it is stored or served is at risk, however well it does here. Health is never concluded from silence.
/// </remarks>
public static class OutcomeRule
{
    internal const string WrongConstant = "CG1003";
    internal const string NoSkill = "CG1004";
    internal const string NoSignal = "CG3001";
    private const string SingleClass = "CG3004";
    private const string StorageMismatch = "CG4043";
    private const string ServingMismatch = "CG4044";

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

        if (IsWatched(snapshot))
        {
            return DecideWatched(snapshot, examination);
        }

        if (snapshot.HasPredictions && snapshot.Structure is not null && examination.Findings.Any(f => f.Severity >= Severity.Error && f.Detector.Id is (StorageMismatch or ServingMismatch)))
        {
            return Outcome.AtRisk;
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

    private static bool IsWatched(Snapshot snapshot) => snapshot.Training is not null || snapshot.Configuration is not null;

    /// <summary>
    /// A network in training whose predictions cannot be judged, or show hardly more than nothing, is at risk when a proof says
    /// that it cannot learn as it is built; before training every warning about the configuration is a risk.
    /// </summary>
    private static Outcome DecideWatched(Snapshot snapshot, Examination examination)
    {
        bool isHealthy = snapshot.HasPredictions && examination.HasCleared(NoSkill);
        Severity least = snapshot.Training is null && !isHealthy ? Severity.Warning : Severity.Error;
        bool isAtRisk = examination.Findings.Any(f => f.Severity >= least && f.Detector.Id[2] is ('2' or '4'));
        bool isLearned = snapshot.Training is { } training && LearnedSkill.Default.IsShown(training);
        return isHealthy && (isLearned || !isAtRisk) ? Outcome.Healthy
            : isAtRisk || examination.HasFound(SingleClass) ? Outcome.AtRisk
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
