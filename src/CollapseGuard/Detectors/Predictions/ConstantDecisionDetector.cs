using CollapseGuard.Statistics;

namespace CollapseGuard.Detectors;

/// <summary>Sees decisions that do not vary although the scores behind them rank.</summary>
/// <remarks>
/// Statistics: area under the ROC curve with its Mann-Whitney p-value (<see cref="RankingTest"/>); share of the modal decision and the recall off it
/// (<see cref="LabelAgreement"/>). The model has learnt something that its threshold, or the greatest probability, never lets through.
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

        if (ScoreVitality.Of(snapshot, options) is not { } scores)
        {
            return ScoreVitality.TooFew(options);
        }

        if (!scores.Ranks || !options.Decisions.IsConstant(scores.Decisions))
        {
            return Answer.Clear;
        }

        double upper = scores.Decisions.OffModalRecallUpper(options.Decisions.RecallConfidence);
        string threshold = snapshot.Scores is { } binary
            ? Answer.Text($"the threshold {binary.Threshold:G4} (scores reach from {binary.Scores.Moments.Minimum:G3} to {binary.Scores.Moments.Maximum:G3})")
            : "the greatest probability";
        return Answer.Found(
            Info, scores.Classes[scores.Decisions.ModalClass], Outcome.DecisionCollapse,
            $"The scores of '{scores.Best.Name}' rank (AUC {scores.Best.Ranking.Auc:F3}, n = {scores.Count:N0}), but {scores.Decisions.ModalShare:P1} of the decisions are '{scores.Classes[scores.Decisions.ModalClass]}': {threshold} lets nothing else through. Choose the threshold on validation data; resampling or retraining is not needed for that.",
            new Evidence("share of the modal decision", scores.Decisions.ModalShare, Expectation.AtMost, options.Decisions.MinimumShare, scores.Count),
            new Evidence("upper bound of recall off the modal class", upper, Expectation.AtLeast, options.Decisions.MaximumRecall, scores.Decisions.OffModalRows));
    }
}
