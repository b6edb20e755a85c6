using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees decisions that fall on one class beyond what prevalence explains; for labels without scores.</summary>
/// <remarks>
/// Statistics: share of the modal predicted class in [1/K, 1]; upper bound of the recall over rows that are not of it
/// (<see cref="ClopperPearson"/>); p-value of independence (<see cref="LabelAgreement"/>). Where scores are known, CG1007 and CG1013 judge instead.
/// </remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class DominantClassDetector(DominantClassOptions? options = null) : IDetector
{
    private readonly DominantClassOptions options = options ?? DominantClassOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG1005", "DominantClass", "Decisions that fall on one class beyond what its prevalence explains.", Severity.Error);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Labels is not { } labels)
        {
            return Answer.NotHere("No predicted labels were given.");
        }

        if (labels.Count == 0)
        {
            return Answer.Undecided($"There are no rows.");
        }

        LabelAgreement decisions = LabelAgreement.Of(labels.Confusion);
        double upper = decisions.OffModalRecallUpper(options.RecallConfidence);
        if (decisions.ModalShare < options.MinimumShare)
        {
            return Answer.Clear;
        }

        if (!options.IsConstant(decisions))
        {
            return upper < 1 && options.ShowsSkill(decisions) ? Answer.Clear : Answer.Undecided(
                $"'{labels.Classes[decisions.ModalClass]}' is predicted in {decisions.ModalShare:P1} of {labels.Count:N0} rows, but only {decisions.OffModalRows:N0} rows are of another class; about 30 of each class are needed.");
        }

        bool hasSkill = options.ShowsSkill(decisions);
        return !hasSkill || options.IsNearlyNever(decisions) ? Report(labels, decisions, upper, hasSkill) : Answer.Clear;
    }

    private Verdict Report(LabelSummary labels, LabelAgreement decisions, double upper, bool hasSkill) => Answer.Found(
        Info, labels.Classes[decisions.ModalClass], hasSkill ? Outcome.PartialCollapse : Outcome.OutputCollapse,
        $"{decisions.ModalShare:P1} of {labels.Count:N0} rows are predicted '{labels.Classes[decisions.ModalClass]}', though {decisions.OffModalRows:N0} rows are of another class; of these {decisions.OffModalHits:N0} are found (recall at most {upper:P0}, n = {labels.Count:N0}). {(hasSkill ? "What little varies is right more often than chance, yet the other classes are nearly never answered" : "The decisions do not depend on the truth")}. Look at scores instead of labels: if they rank, move the threshold; if not, check class balance, loss and learning rate.",
        new Evidence("share of the modal predicted class", decisions.ModalShare, Expectation.AtMost, options.MinimumShare, labels.Count),
        new Evidence("upper bound of recall off the modal class", upper, Expectation.AtLeast, hasSkill ? options.NearlyNeverRecall : options.MaximumRecall, decisions.OffModalRows));
}
