using CollapseGuard.Detectors;

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
