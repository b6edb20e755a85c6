using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>The classification part of <see cref="NoSkillDetector"/>.</summary>
internal static class ClassSkill
{
    /// <summary>p-value below which more rows may show a ranking: the conventional .05.</summary>
    private const double HintLevel = .05;

    public static Verdict OfLabels(LabelSummary labels, NoSkillOptions options)
    {
        LabelAgreement decisions = LabelAgreement.Of(labels.Confusion);
        if (options.Score.Decisions.ShowsSkill(decisions))
        {
            return Answer.Clear;
        }

        double upper = decisions.InformednessUpper(Answer.Quantile(options.SignificanceLevel));
        if (decisions.ModalShare >= options.Score.Decisions.MinimumShare || decisions.OffModalRows < options.MinimumOffModalRows || !(upper < options.MaximumInformedness))
        {
            return Open(decisions, labels.Classes, Answer.Text($"the decisions agree with the truth at p = {decisions.PValue:G2}"));
        }

        return Answer.Found(
            NoSkillDetector.Info, Answer.Everything, Outcome.NoSkill,
            $"The decisions vary (the most frequent makes up {decisions.ModalShare:P0}) but agree with the truth no more than chance: the recalls exceed it by at most {Math.Max(0, upper):P1} (n = {labels.Count:N0}). Compare with accuracy on training rows: if that is high, regularize; if not, ask whether the inputs hold any signal.",
            new Evidence("upper bound of (sum of recalls - 1)/(K - 1)", upper, Expectation.AtLeast, options.MaximumInformedness, labels.Count));
    }

    public static Verdict OfScores(ScoreVitality scores, NoSkillOptions options)
    {
        bool isVaried = scores.Decisions.ModalShare < options.Score.Decisions.MinimumShare;
        if (scores.Ranks && isVaried)
        {
            return Answer.Clear;
        }

        double z = Answer.Quantile(options.SignificanceLevel);
        double upper = scores.SurestTest.Upper(z);
        if (options.Score.Decisions.ShowsSkill(scores.Decisions))
        {
            double decided = .5 + (scores.Decisions.InformednessUpper(z) / 2);
            return scores.Classes.Count == 2 && !scores.Ranks && Math.Max(upper, decided) < options.MaximumAuc ? Trifling(scores, upper, decided, options) : Answer.Clear;
        }

        if (!isVaried || scores.Ranks || scores.Spread <= options.Score.MaximumSpread || double.IsNaN(upper))
        {
            return Open(scores.Decisions, scores.Classes, Seen(scores, upper));
        }

        return upper < options.MaximumAuc ? Unranked(scores, upper, options)
            : !Hints(scores) && Math.Max(upper, scores.BestTest.Upper(z)) < options.MaximumUncalibratedAuc && scores.Brier?.SkillUpper(z) is { } brier && brier < 0 ? Worse(scores, upper, brier)
            : Open(scores.Decisions, scores.Classes, Seen(scores, upper));
    }

    /// <summary>A ranking that may yet be shown: then probabilities that are worse than a constant may only need recalibration.</summary>
    private static bool Hints(ScoreVitality scores) => Math.Min(scores.BestTest.PValue(), scores.Decisions.PValue) < HintLevel;

    private static string Seen(ScoreVitality scores, double upper) =>
        Answer.Text($"AUC {scores.Best.Ranking.Auc:F3}, at most {Math.Min(1, upper):F3}");

    private static Verdict Unranked(ScoreVitality scores, double upper, NoSkillOptions options) => Answer.Found(
        NoSkillDetector.Info, Answer.Everything, Outcome.NoSkill,
        $"Scores and decisions vary but do not rank: AUC {scores.Best.Ranking.Auc:F3}, at most {upper:F3} (n = {scores.Count:N0}). Compare with AUC on training rows: if that is high, regularize; if not, ask whether the inputs hold any signal.",
        new Evidence("upper bound of AUC", upper, Expectation.AtLeast, options.MaximumAuc, scores.Count));

    // A cut of the scores is a ranking of two levels, and its area (1 + informedness)/2: where that and the scores' own are known to be next to one half, significance alone is no skill.
    private static Verdict Trifling(ScoreVitality scores, double auc, double decided, NoSkillOptions options) => Answer.Found(
        NoSkillDetector.Info, Answer.Everything, Outcome.NoSkill,
        $"The scores vary but do not rank: AUC {scores.Best.Ranking.Auc:F3}, at most {auc:F3}. The decisions made of them agree with the truth more often than chance (p = {scores.Decisions.PValue:G2}), by next to nothing: mean recall at most {decided:F3}, by chance 0.500 (n = {scores.Count:N0}). Scores of several models in one table look like this too: compare them model by model.",
        new Evidence("upper bound of AUC", auc, Expectation.AtLeast, options.MaximumAuc, scores.Count),
        new Evidence("upper bound of the mean recall", decided, Expectation.AtLeast, options.MaximumAuc, scores.Count));

    private static Verdict Worse(ScoreVitality scores, double auc, double brier) => Answer.Found(
        NoSkillDetector.Info, Answer.Everything, Outcome.NoSkill,
        $"The probabilities vary but do not rank (AUC {scores.Best.Ranking.Auc:F3}, at most {auc:F3}), and their Brier score is {1 - scores.Brier!.Value.Skill:F2} times that of the best constant, at best {1 - brier:F2} times (n = {scores.Count:N0}): answering the class shares is better. Compare with AUC on training rows: if that is high, regularize; if not, ask whether the inputs hold any signal.",
        new Evidence("upper bound of the Brier skill", brier, Expectation.AtLeast, 0, scores.Count));

    private static Verdict Open(LabelAgreement decisions, IReadOnlyList<string> classes, string seen)
    {
        ConfusionMatrix confusion = decisions.Confusion;
        if (decisions.PresentClasses < 2)
        {
            return Answer.Undecided($"All {confusion.Total:N0} rows are of class '{classes[decisions.MajorityClass]}': skill cannot be told; rows of at least two classes are needed, about 30 of the rarest.");
        }

        int rarest = Enumerable.Range(0, confusion.ClassCount).Where(c => confusion.ActualCounts[c] > 0).MinBy(c => confusion.ActualCounts[c]);
        return Answer.Undecided($"Neither skill nor its absence is shown in {confusion.Total:N0} rows ({seen}); the rarest class, '{classes[rarest]}', has {confusion.ActualCounts[rarest]:N0}. About 30 rows of the rarest class show a clear skill, about 1,000 rows of it the absence of any.");
    }
}
