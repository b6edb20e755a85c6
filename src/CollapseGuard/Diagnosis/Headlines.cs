using System.Globalization;
using CollapseGuard.Summaries;

namespace CollapseGuard.Diagnosis;

/// <summary>What the report says first: the outcome in a sentence, and whether the data could have told the model more.</summary>
internal static class Headlines
{
    public static string Of(Outcome outcome, Snapshot snapshot, Examination examination) =>
        IsFault(outcome) && examination.HasCleared(OutcomeRule.NoSignal) && snapshot.Signal is { } signal
            ? $"{Verdict(outcome, snapshot, examination)} {SignalThere(signal)}"
            : Verdict(outcome, snapshot, examination);

    private static string Verdict(Outcome outcome, Snapshot snapshot, Examination examination) => outcome switch
    {
        Outcome.Healthy when snapshot.IsDataOnly => $"{SignalHere(snapshot.Signal!)}, and nothing found stands in the way; no model was judged.",
        Outcome.Healthy => $"The model does better than the best constant{SkillNumbers.Of(snapshot)}.",
        Outcome.AtRisk when snapshot.IsDataOnly && examination.HasCleared(OutcomeRule.NoSignal) && !examination.HasFound("CG3017") && snapshot.Signal is { } signal =>
            $"What was found in the data may collapse or mislead a model; no model was judged. {SignalHere(signal)}.",
        Outcome.AtRisk when snapshot is { Structure: not null, HasPredictions: true } => "In a batch nothing collapses here; stored or served, the model answers otherwise.",
        Outcome.AtRisk => "What was found in the data may collapse or mislead a model; no model was judged.",
        Outcome.NoSkill => "The outputs vary, and do no better than the best constant.",
        Outcome.NoSignal when snapshot.IsDataOnly => "Nothing tried on these inputs predicts the label better than a constant; no model was judged.",
        Outcome.OutputCollapse when examination.HasFound("CG1016") => "No output answers to any input.",
        Outcome.OutputCollapse when examination.HasFound(OutcomeRule.WrongConstant) => "The outputs are practically a constant, and not even the best one.",
        Outcome.OutputCollapse => "The outputs are practically a constant.",
        Outcome.DecisionCollapse => "The scores rank the rows, and the decisions hardly vary.",
        Outcome.PartialCollapse => "Part of the model is dead: a class, an output or a segment.",
        Outcome.NoSignal => "The outputs are practically the best constant, and nothing tried on these inputs does better.",
        Outcome.NonFinite => "The outputs hold NaN or infinity.",
        _ when snapshot is { HasPredictions: false, Data: null } && examination.HasCleared("CG3021") => "The rows are distributed like the reference; nothing else was judged.",
        _ => "Nothing can be concluded yet.",
    };

    private static string SignalHere(SignalSummary signal) => signal.Skill > 0
        ? string.Create(CultureInfo.InvariantCulture, $"The inputs hold signal (a simple probe reaches a skill of {signal.Skill:F2}, p = {signal.PValue:G2})")
        : string.Create(CultureInfo.InvariantCulture, $"The inputs hold signal ({signal.BestStatistic}, p = {signal.PValue:G2})");

    private static bool IsFault(Outcome outcome) => outcome is Outcome.OutputCollapse or Outcome.NoSkill;

    private static string SignalThere(SignalSummary signal) => signal.Skill > 0
        ? string.Create(CultureInfo.InvariantCulture, $"The inputs hold signal: a simple probe reaches a skill of {signal.Skill:F2} (p = {signal.PValue:G2}), so the data could have told the model more.")
        : string.Create(CultureInfo.InvariantCulture, $"The inputs hold signal ({signal.BestStatistic}, p = {signal.PValue:G2}), so the data could have told the model more.");
}
