using CollapseGuard.Detectors;

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

    [Fact]
    public void Few_positives_are_not_judged() => Detector.CannotJudge(Drawn.Binary(100, .05, 1));

    [Fact]
    public void Margins_have_no_prevalence() => Detector.DoesNotApplyTo(Drawn.Binary([1, 2], [true, false], 0, areProbabilities: false));
}
