using CollapseGuard.Statistics;
using CollapseGuard.Summaries;
using CollapseGuard.Tests.Statistics;

namespace CollapseGuard.Tests.Detectors;

/// <summary>Summaries written by hand, in double, for tests that need exact numbers.</summary>
internal static class Summarized
{
    public static ScoreSummary Scores(double[] scores, bool[] truth) => new()
    {
        Name = "score",
        Scores = new ValueSummary { Name = "score", Count = scores.Length, Moments = Pairs.Moments(scores) },
        PositiveScores = Pairs.Moments([.. scores.Where((_, i) => truth[i])]),
        NegativeScores = Pairs.Moments([.. scores.Where((_, i) => !truth[i])]),
        Ranking = Ranking.Measure([.. scores.Select(s => (float)s)], truth),
        AreProbabilities = true,
        Threshold = .5,
        Decisions = Labels(2, Counts(scores, truth)),
    };

    public static LabelSummary Labels(int classes, params long[] counts) => new()
    {
        Classes = [.. Enumerable.Range(0, classes).Select(c => $"c{c}")],
        Confusion = new ConfusionMatrix(classes, counts),
    };

    private static long[] Counts(double[] scores, bool[] truth)
    {
        var counts = new long[4];
        for (int i = 0; i < scores.Length; i++)
        {
            counts[(truth[i] ? 2 : 0) + (scores[i] >= .5 ? 1 : 0)]++;
        }

        return counts;
    }
}
