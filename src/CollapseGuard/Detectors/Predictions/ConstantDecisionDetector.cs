using CollapseGuard.Statistics;

namespace CollapseGuard.Detectors;

/// <summary>Sees decisions that do not vary although the scores behind them rank.</summary>
/// <remarks>
/// Statistics: area under the ROC curve with its Mann-Whitney p-value (<see cref="RankingTest"/>); share of the modal decision and the recall off it
/// (<see cref="LabelAgreement"/>). The model has learnt something that its threshold, or the greatest probability, never lets through. Either a recall off the modal class that
/// matters is ruled out, or, of these rows, hardly one is decided otherwise and the other classes come short of their share (McNemar's test).
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class ConstantDecisionDetector(ConstantScoreOptions? options = null) : IDetector
{
    private readonly ConstantScoreOptions options = options ?? ConstantScoreOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1007", "ConstantDecision", "Decisions that do not vary although scores rank.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (!ScoreVitality.Applies(snapshot))
        {
            return Answer.NotHere("No scores or probabilities were given.");
        }

        // The normal approximation of Mann and Whitney's test errs to the safe side with few rows: at 7 of 200 a nominal level of .005 is .0033 exactly.
        ConstantScoreOptions few = options with { MinimumRarest = Math.Min(options.MinimumRarest, options.Decisions.FewestMissed) };
        if (ScoreVitality.Of(snapshot, few) is not { } scores)
        {
            return ScoreVitality.TooFew(few);
        }

        bool isConstant = options.Decisions.IsConstant(scores.Decisions);
        return scores.Ranks && (isConstant || options.Decisions.IsConstantHere(scores.Decisions)) ? Report(snapshot, scores, isConstant) : Answer.Clear;
    }

    private Verdict Report(Snapshot snapshot, ScoreVitality scores, bool isConstant)
    {
        LabelAgreement decisions = scores.Decisions;
        string modal = scores.Classes[decisions.ModalClass];
        string threshold = snapshot.Scores is { } binary
            ? Answer.Text($"the threshold {binary.Threshold:G4} (scores reach from {binary.Scores.Moments.Minimum:G3} to {binary.Scores.Moments.Maximum:G3})")
            : "the greatest probability";
        string lets = decisions.ModalShare == 1 ? "nothing else" : "hardly anything else";
        return Answer.Found(
            Info, modal, Outcome.DecisionCollapse,
            $"The scores of '{scores.Best.Name}' rank (AUC {scores.Best.Ranking.Auc:F3}, n = {scores.Count:N0}), but {decisions.ModalShare:P1} of the decisions are '{modal}': {threshold} lets {lets} through, and of {decisions.OffModalRows:N0} rows of another class {decisions.OffModalHits:N0} are found. Choose the threshold on validation data; resampling or retraining is not needed for that.",
            [
                new Evidence("share of the modal decision", decisions.ModalShare, Expectation.AtMost, isConstant ? options.Decisions.MinimumShare : options.Decisions.PracticallyAll, scores.Count),
                isConstant
                    ? new Evidence("upper bound of recall off the modal class", decisions.OffModalRecallUpper(options.Decisions.RecallConfidence), Expectation.AtLeast, options.Decisions.MaximumRecall, decisions.OffModalRows)
                    : new Evidence("recall off the modal class in these rows", decisions.OffModalRecall, Expectation.AtLeast, options.Decisions.MaximumRecall, decisions.OffModalRows),
            ]);
    }
}
