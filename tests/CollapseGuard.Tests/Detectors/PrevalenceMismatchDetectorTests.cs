using CollapseGuard.Detectors;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class PrevalenceMismatchDetectorTests
{
    private static readonly PrevalenceMismatchDetector Detector = new();

    [Fact]
    public void Finds_what_oversampling_leaves_behind()
    {
        Finding finding = Detector.Finds(Drawn.Binary(2_000, .1, 2, shift: -1));

        Assert.Null(finding.Implies);
        Assert.Contains("its share is 0.1 (n = 2,000)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_miss_a_small_distance_however_significant()
    {
        bool[] truth = [.. Enumerable.Range(0, 100_000).Select(i => i % 2 == 0)];
        Detector.IsSilentOn(Drawn.Binary([.. truth.Select(t => t ? .95f : .15f)], truth));
    }

    /// <summary>Twelve positives of thirty, mean probability .5: a fifth of a standard deviation, and within chance.</summary>
    [Fact]
    public void Near_miss_a_distance_within_chance() =>
        Detector.IsSilentOn(Drawn.Binary([.. Enumerable.Range(0, 30).Select(i => .51f)], [.. Enumerable.Range(0, 30).Select(i => i < 12)]));

    /// <summary>60 hard answers of which a quarter is true: .58 standard deviations off, and within chance; the other column is nearer and certain.</summary>
    [Fact]
    public void A_greater_distance_within_chance_does_not_hide_it()
    {
        ScoreSummary near = Drawn.Binary(2_000, .1, 2, shift: -1.6).Scores! with { Name = "near" };
        ScoreSummary far = Drawn.Binary([.. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? 1f : 0f)], [.. Enumerable.Range(0, 60).Select(i => i < 15)]).Scores! with { Name = "far" };
        Assert.True(BrierPair.Of(far).StandardizedBias > BrierPair.Of(near).StandardizedBias);
        ProbabilitySummary matrix = Drawn.Matrix(100, 3, 1).Probabilities! with { Classes = [near, far] };

        Assert.Equal("near", Detector.Finds(new Snapshot { Probabilities = matrix }).Subject);
    }

    [Fact]
    public void Few_positives_are_not_judged() => Detector.CannotJudge(Drawn.Binary(100, .05, 1));

    [Fact]
    public void Margins_have_no_prevalence() => Detector.DoesNotApplyTo(Drawn.Binary([1, 2], [true, false], 0, areProbabilities: false));
}
