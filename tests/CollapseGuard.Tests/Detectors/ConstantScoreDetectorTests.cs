using CollapseGuard.Detectors;

namespace CollapseGuard.Tests.Detectors;

public class ConstantScoreDetectorTests
{
    private static readonly ConstantScoreDetector Detector = new();

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e-3)]
    public void Finds_scores_that_are_all_but_equal(double width)
    {
        Finding finding = Detector.Finds(Drawn.Binary(2_000, .1, 0, shift: 0, width));

        Assert.Equal(Outcome.OutputCollapse, finding.Implies);
        Assert.Contains("n = 2,000", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_wide_scores_that_neither_rank_nor_decide() =>
        Assert.Contains("decide 'negative'", Detector.Finds(Drawn.Binary(2_000, .1, 0, shift: -5)).Message, StringComparison.Ordinal);

    [Fact]
    public void Finds_a_constant_matrix() =>
        Detector.Finds(Drawn.Matrix([.. Enumerable.Repeat(new[] { .5f, .3f, .2f }, 600).SelectMany(r => r)], 3, [.. Enumerable.Range(0, 600).Select(i => i % 3)]));

    /// <summary>At a prevalence of .2 % even an AUC of .98 spreads little: ranking is asked first.</summary>
    [Fact]
    public void Near_miss_narrow_scores_that_rank() => Detector.IsSilentOn(Drawn.Binary(20_000, .002, 3, shift: -8));

    [Fact]
    public void Near_miss_noise_around_the_threshold() => Detector.IsSilentOn(Drawn.Binary(2_000, .5, 0));

    [Fact]
    public void Few_positives_leave_an_area_open() =>
        Assert.Contains("not ruled out", Detector.CannotJudge(Drawn.Binary(1_000, .012, 0, shift: -6)), StringComparison.Ordinal);
}
