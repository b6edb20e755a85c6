using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>The classification part of <see cref="NoSkillDetector"/>.</summary>
internal static class ClassSkill
{
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
            return Rarest(labels.Confusion);
        }

        return Answer.Found(
            NoSkillDetector.Info, Answer.Everything, Outcome.NoSkill,
            $"The decisions vary (the most frequent makes up {decisions.ModalShare:P0}) but agree with the truth no more than chance: the recalls exceed it by at most {Math.Max(0, upper):P1} (n = {labels.Count:N0}). Compare with accuracy on training rows: if that is high, regularize; if not, ask whether the inputs hold any signal.",
            new Evidence("upper bound of (sum of recalls - 1)/(K - 1)", upper, Expectation.AtLeast, options.MaximumInformedness, labels.Count));
    }

    public static Verdict OfScores(ScoreVitality scores, NoSkillOptions options)
    {
        bool isVaried = scores.Decisions.ModalShare < options.Score.Decisions.MinimumShare;
        if (options.Score.Decisions.ShowsSkill(scores.Decisions) || (scores.Ranks && isVaried))
        {
            return Answer.Clear;
        }

        double upper = scores.SurestTest.Upper(Answer.Quantile(options.SignificanceLevel));
        if (!isVaried || scores.Ranks || scores.Spread <= options.Score.MaximumSpread || !(upper < options.MaximumAuc))
        {
            return Rarest(scores.Decisions.Confusion);
        }

        return Answer.Found(
            NoSkillDetector.Info, Answer.Everything, Outcome.NoSkill,
            $"Scores and decisions vary but do not rank: AUC {scores.Best.Ranking.Auc:F3}, at most {upper:F3} (n = {scores.Count:N0}). Compare with AUC on training rows: if that is high, regularize; if not, ask whether the inputs hold any signal.",
            new Evidence("upper bound of AUC", upper, Expectation.AtLeast, options.MaximumAuc, scores.Count));
    }

    private static Verdict Rarest(ConfusionMatrix confusion)
    {
        long rarest = long.MaxValue;
        foreach (long rows in confusion.ActualCounts)
        {
            rarest = rows > 0 ? Math.Min(rarest, rows) : rarest;
        }

        return Answer.Undecided($"Neither skill nor its absence is shown: the rarest class has {rarest:N0} of {confusion.Total:N0} rows; about 30 of each class show a clear skill, about 1,000 its absence.");
    }
}
