using CollapseGuard.Statistics;

namespace CollapseGuard.Detectors;

/// <summary>Sees binary scores and probability matrices that are practically constant.</summary>
/// <remarks>
/// Statistics: robust spread S over that of the truth (<see cref="ScoreSpread"/>, probabilities only) or constant decisions, together with an
/// upper bound of the area under the ROC curve (<see cref="RankingTest"/>). Ranking is asked first: scores that rank are never constant here.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class ConstantScoreDetector(ConstantScoreOptions? options = null) : IDetector
{
    private readonly ConstantScoreOptions options = options ?? ConstantScoreOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1013", "ConstantScore", "Scores or class probabilities that are practically constant.", Severity.Error);

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

        bool isNarrow = scores.Spread <= options.MaximumSpread;
        bool isOneSided = scores.Decisions.ModalShare >= options.Decisions.MinimumShare;
        if (scores.Ranks || options.Decisions.ShowsSkill(scores.Decisions) || !(isNarrow || isOneSided))
        {
            return Answer.Clear;
        }

        double upper = scores.SurestTest.Upper(Answer.Quantile(options.BoundLevel));
        bool isConstant = isNarrow || options.Decisions.IsConstant(scores.Decisions);
        return isConstant && upper < options.MaximumAuc ? Report(scores, isNarrow, upper) : Answer.Undecided(
            $"The scores hardly vary or decide, but with {scores.SurestTest.RarestCount:N0} rows of the rarer class an AUC of {Math.Min(1, upper):F2} is not ruled out; about 100 decide.");
    }

    private Verdict Report(ScoreVitality scores, bool isNarrow, double upper)
    {
        string modal = scores.Classes[scores.Decisions.ModalClass];
        Evidence width = isNarrow
            ? new Evidence("spread of scores/sqrt(pi(1 - pi))", scores.Spread, Expectation.AtLeast, options.MaximumSpread, scores.Count)
            : new Evidence("share of the modal decision", scores.Decisions.ModalShare, Expectation.AtMost, options.Decisions.MinimumShare, scores.Count);
        string what = isNarrow
            ? Answer.Text($"spread {scores.Spread:G3} times as wide as the truth")
            : Answer.Text($"decide '{modal}' in {scores.Decisions.ModalShare:P1} of the rows");
        return Answer.Found(
            Info, Answer.Everything, Outcome.OutputCollapse,
            $"The scores {what} and do not rank (AUC {scores.Best.Ranking.Auc:F3}, at most {Math.Min(1, upper):F2}; n = {scores.Count:N0}, {scores.SurestTest.RarestCount:N0} of the rarer class). Whatever is asked, the answer is the same. Check learning rate, input scale and the last layer.",
            width,
            new Evidence("upper bound of AUC", upper, Expectation.AtLeast, options.MaximumAuc, scores.Count));
    }
}
