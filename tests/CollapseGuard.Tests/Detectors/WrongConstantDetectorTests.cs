using CollapseGuard.Detectors;
using CollapseGuard.Statistics;

namespace CollapseGuard.Tests.Detectors;

public class WrongConstantDetectorTests
{
    private static readonly WrongConstantDetector Detector = new();

    /// <summary>The mission's second program: labels near 500 with sd 289, outputs near 68.</summary>
    [Fact]
    public void Finds_a_constant_far_from_the_mean()
    {
        Finding finding = Detector.Finds(Drawn.Regression(100, .04, 0, bias: -1.5, offset: 1.73, scale: 289));

        Assert.Null(finding.Implies);
        Assert.Contains("standard deviations away (n = 100)", finding.Message, StringComparison.Ordinal);
        Assert.Equal(1.5, finding.Evidence[0].Value, 1);
    }

    [Fact]
    public void Near_miss_the_best_constant() => Detector.IsSilentOn(Drawn.Regression(1000, .001, 0));

    [Fact]
    public void A_living_model_may_be_biased_and_is_not_at_any_constant() => Detector.DoesNotApplyTo(Drawn.Regression(1000, .9, .9, bias: 2));

    [Fact]
    public void Near_miss_a_distance_within_chance() => Detector.IsSilentOn(Drawn.Regression(40, .001, 0, bias: .12));

    [Fact]
    public void Finds_a_dominant_class_that_is_not_the_majority()
    {
        Assert.Equal("c1", Detector.Finds(Drawn.Labels(2, 0, 700, 0, 300)).Subject);
        Detector.IsSilentOn(Drawn.Labels(2, 700, 0, 300, 0));
        Detector.IsSilentOn(Drawn.Labels(2, 0, 505, 0, 495));
    }

    /// <summary>Scores that do not rank and all fall on the side of the rarer class: no better than labels that do.</summary>
    [Fact]
    public void Finds_scores_that_always_decide_for_the_minority()
    {
        bool[] truth = [.. Enumerable.Range(0, 1_000).Select(i => i % 10 < 3)];
        float[] above = [.. Enumerable.Range(0, 1_000).Select(i => .6f + (i * 37 % 101 * .003f))];
        float[] margins = [.. above.Select(p => 10 * p)];

        Assert.Contains("Even the majority class", Detector.Finds(Drawn.Binary(margins, truth, 0, areProbabilities: false)).Message, StringComparison.Ordinal);
        Detector.Finds(Drawn.Binary(above, truth));
        Detector.IsSilentOn(Drawn.Binary(margins, [.. truth.Select(t => !t)], 0, areProbabilities: false));
    }

    /// <summary>A class of 1 % whose probability is 0 in almost every row, in a matrix that ranks and decides well.</summary>
    [Fact]
    public void Near_miss_a_rare_class_of_a_healthy_matrix()
    {
        int[] actual = [.. Enumerable.Range(0, 3_000).Select(i => i % 100 == 0 ? 2 : i % 2)];
        float[] matrix = [.. actual.SelectMany(c => c == 0 ? new[] { .9f, .1f, 0f } : [.1f, .9f, 0f])];
        Assert.True(ScoreSpread.Of(Drawn.Matrix(matrix, 3, actual).Probabilities!.Classes[2]) < .02);

        Detector.DoesNotApplyTo(Drawn.Matrix(matrix, 3, actual));
    }

    [Fact]
    public void Varied_labels_and_probabilities_are_at_no_constant()
    {
        Detector.DoesNotApplyTo(Drawn.Labels(2, 400, 100, 100, 400));
        Detector.DoesNotApplyTo(Drawn.Binary(1_000, .3, 1.5));
    }

    [Fact]
    public void Finds_a_probability_stuck_away_from_prevalence()
    {
        bool[] truth = [.. Enumerable.Range(0, 1000).Select(i => i < 100)];
        Detector.Finds(Drawn.Binary([.. Enumerable.Repeat(.5f, 1000)], truth));
        Detector.IsSilentOn(Drawn.Binary([.. Enumerable.Repeat(.1f, 1000)], truth));
    }
}
