using CollapseGuard.Observations;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Observations;

/// <summary>Rows are ranked in ranges of keys, many of them on several processors: the figures are those of two sorted lists walked beside each other.</summary>
public class RankedRowsTests
{
    public static TheoryData<string, float[], bool[]> Cases => new()
    {
        { "margins on both sides of zero", Drawn(20_000, random => (random.NextSingle() * 200) - 100), Labels(20_000, .3) },
        { "enough rows for several processors", Drawn(70_000, random => random.NextSingle()), Labels(70_000, .01) },
        { "one row far from all others", [1e30f, .. Drawn(9_999, random => .5f + (random.NextSingle() * 1e-3f))], Labels(10_000, .5) },
        { "all keys there are", [float.MinValue, float.MaxValue, -0f, 0f, float.Epsilon, -float.Epsilon, 1e-40f, -1e-40f], [true, false, true, false, true, false, false, true] },
        { "a few values, tied", Drawn(10_000, random => random.Next(9) - 4), Labels(10_000, .2) },
        { "one value", [2, 2, 2], [true, false, true] },
        { "neighbouring floats", [1, 1, MathF.BitIncrement(1), MathF.BitIncrement(1), MathF.BitDecrement(1)], [true, false, false, true, true] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Figures_are_those_of_two_lists_walked_beside_each_other(string what, float[] scores, bool[] actual)
    {
        RankingSummary ranking = Ranking.Measure(scores, actual);
        (double auc, double precision, double error) = Walked(scores, actual);

        Assert.True(auc == ranking.Auc && ranking.IsExact, $"{what}: {ranking.Auc:R} for {auc:R}");
        Assert.Equal(precision, ranking.AveragePrecision, 1e-13);
        Assert.Equal(error, ranking.NullStandardError, 1e-13);
    }

    [Fact]
    public void Order_of_the_rows_changes_no_digit()
    {
        (float[] scores, bool[] actual) = (Drawn(80_000, random => random.NextSingle() - .5f), Labels(80_000, .4));
        RankingSummary ranking = Ranking.Measure(scores, actual);
        new Random(1).Shuffle(scores);
        new Random(1).Shuffle(actual);

        Assert.Equal(ranking, Ranking.Measure(scores, actual));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_a_class_there_is_no_figure(bool only)
    {
        RankingSummary ranking = Ranking.Measure([.1f, .2f], [only, only]);

        Assert.Equal((double.NaN, double.NaN), (ranking.Auc, ranking.AveragePrecision));
        Assert.Equal(double.NaN, Ranking.Measure([float.NaN], [only]).NullStandardError);
    }

    [Fact]
    public void Rows_without_a_finite_score_are_left_out() => Assert.Equal(
        Ranking.Measure([.3f, .6f, .9f], [false, true, false]),
        Ranking.Measure([.3f, float.NaN, .6f, float.PositiveInfinity, .9f, float.NegativeInfinity], [false, true, true, false, false, true]));

    private static (double Auc, double AveragePrecision, double NullStandardError) Walked(float[] scores, bool[] actual)
    {
        double positives = actual.Count(a => a), negatives = actual.Length - positives, hits = 0, misses = 0, wins = 0, precisions = 0, ties = 0;
        foreach (var tied in scores.Zip(actual).GroupBy(row => row.First).OrderByDescending(group => group.Key))
        {
            double p = tied.Count(row => row.Second), n = tied.Count() - p;
            (hits, misses) = (hits + p, misses + n);
            precisions += p * hits / (hits + misses);
            wins += p * (negatives - misses + (n / 2));
            ties += Math.Pow(p + n, 3) - (p + n);
        }

        double all = positives + negatives, spread = Math.Max(0, all + 1 - (ties / (all * (all - 1))));
        return (wins / (positives * negatives), precisions / positives, Math.Sqrt(spread / (12 * positives * negatives)));
    }

    private static float[] Drawn(int count, Func<Random, float> draw)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, count).Select(_ => draw(random))];
    }

    private static bool[] Labels(int count, double share)
    {
        var random = new Random(12);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() < share)];
    }
}
