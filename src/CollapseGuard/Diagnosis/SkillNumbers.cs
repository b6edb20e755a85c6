using System.Globalization;
using CollapseGuard.Detectors;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Diagnosis;

/// <summary>How good a healthy model is, in the one number that its task is judged by.</summary>
internal static class SkillNumbers
{
    /// <summary>": skill 0.95 (n = 800)"; empty when nothing was measured, or when the outputs rank without being close. Of several outputs or classes the least is told.</summary>
    public static string Of(Snapshot snapshot) => snapshot switch
    {
        { Regression: { Count: > 0 } outputs } => OfRegression(outputs.MinBy(o => o.Pair.Skill)!.Pair, outputs.Count),
        { Scores: { } scores } when !Ranks(scores) && scores.Decisions.Count > 0 => OfRecalls(scores.Decisions.Confusion),
        { Scores: { } scores } => OfRanking(scores.Ranking.Auc, scores.Count, ""),
        { Probabilities: { Classes.Count: 2 } two } => OfRanking(two.Classes[1].Ranking.Auc, two.Count, ""),
        { Probabilities: { } several } => OfRanking(several.Classes.Select(c => c.Ranking.Auc).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min(), several.Count, "of a class against the rest, at least "),
        { Labels: { Count: > 0 } labels } => OfLabels(labels.Confusion),
        _ => "",
    };

    private static string OfRegression(PairedSummary pair, int outputs) => pair.Skill > 0
        ? string.Create(CultureInfo.InvariantCulture, $": skill {(outputs > 1 ? "at least " : "")}{pair.Skill:F2} (n = {pair.Count:N0})")
        : "";

    private static string OfRanking(double area, long rows, string among) => double.IsFinite(area)
        ? string.Create(CultureInfo.InvariantCulture, $": area under the ROC curve {among}{area:F2} (n = {rows:N0})")
        : "";

    private static bool Ranks(ScoreSummary scores) => RankingTest.Of(scores).PValue() < ConstantScoreOptions.Default.SignificanceLevel;

    // Scores that do not rank and yet decide better than chance, as margins of several scales do: their area would contradict the sentence.
    private static string OfRecalls(ConfusionMatrix confusion)
    {
        double[] recalls = [.. Enumerable.Range(0, confusion.ClassCount).Select(confusion.Recall).Where(double.IsFinite)];
        return string.Create(CultureInfo.InvariantCulture, $": mean recall of the classes {recalls.DefaultIfEmpty(double.NaN).Average():F2}, by chance {1.0 / recalls.Length:F2} (n = {confusion.Total:N0})");
    }

    private static string OfLabels(ConfusionMatrix confusion)
    {
        double right = Enumerable.Range(0, confusion.ClassCount).Sum(c => confusion[c, c]) / (double)confusion.Total;
        double majority = confusion.ActualCounts.ToArray().Max() / (double)confusion.Total;
        return string.Create(CultureInfo.InvariantCulture, $": {right * 100:F1} % of the labels are right, the most frequent class alone is {majority * 100:F1} % (n = {confusion.Total:N0})");
    }
}
