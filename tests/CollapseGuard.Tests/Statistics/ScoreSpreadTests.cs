using CollapseGuard.Statistics;
using CollapseGuard.Tests.Detectors;

namespace CollapseGuard.Tests.Statistics;

public class ScoreSpreadTests
{
    /// <summary>Scores .4 and .6 in halves: sd .1, quantile form .2/4.34 = .0461, which is less; the truth at 25 % has sd sqrt(.1875).</summary>
    [Fact]
    public void By_hand()
    {
        Snapshot snapshot = Drawn.Binary([.. Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? .4f : .6f)], [.. Enumerable.Range(0, 400).Select(i => i % 4 == 0)]);

        Assert.Equal(.2 / 4.34 / Math.Sqrt(.1875), ScoreSpread.Of(snapshot.Scores!), 6);
    }

    [Fact]
    public void One_percent_of_exceptions_does_not_widen_a_constant()
    {
        Snapshot snapshot = Drawn.Binary([.. Enumerable.Range(0, 1000).Select(i => i % 100 == 0 ? .9f : .1f)], [.. Enumerable.Range(0, 1000).Select(i => i % 4 == 0)]);

        Assert.Equal(0, ScoreSpread.Of(snapshot.Scores!));
        Assert.True(snapshot.Scores!.Scores.Moments.StandardDeviation > .07);
    }

    /// <summary>Normal scores: both forms agree within sampling error, since 4.34 is their range of quantiles.</summary>
    [Fact]
    public void Both_forms_agree_on_normal_scores()
    {
        float[] scores = [.. Drawn.Numbers(20_000, 1, 0).Predicted.Select(v => .5f + (.05f * v))];
        Snapshot snapshot = Drawn.Binary(scores, [.. Enumerable.Range(0, 20_000).Select(i => i % 2 == 0)]);

        Assert.Equal(.05 / .5, ScoreSpread.Of(snapshot.Scores!), .002);
    }

    [Fact]
    public void A_matrix_pools_its_classes()
    {
        float[] columns = [.. Enumerable.Range(0, 2_000).Select(i => (float)i / 2_000).SelectMany(p => new[] { 1 - p, p })];
        Snapshot matrix = Drawn.Matrix(columns, 2, [.. Enumerable.Range(0, 2_000).Select(i => i % 2)]);

        Assert.Equal(ScoreSpread.Of(matrix.Probabilities!.Classes[1]), ScoreSpread.Of(matrix.Probabilities!), 6);
    }
}
