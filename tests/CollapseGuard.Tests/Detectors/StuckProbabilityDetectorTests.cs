using CollapseGuard.Detectors;

namespace CollapseGuard.Tests.Detectors;

public class StuckProbabilityDetectorTests
{
    private static readonly StuckProbabilityDetector Detector = new();
    private static readonly bool[] Truth = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0)];

    [Fact]
    public void Finds_probabilities_at_the_ends_that_are_wrong()
    {
        Finding finding = Detector.Finds(Drawn.Binary([.. Enumerable.Range(0, 200).Select(i => i % 3 == 0 ? 1f : 0f)], Truth));

        Assert.Null(finding.Implies);
        Assert.Contains("n = 200", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_miss_certain_and_right() => Detector.IsSilentOn(Drawn.Binary([.. Truth.Select(t => t ? 1f : 0f)], Truth));

    [Fact]
    public void Finds_one_value_throughout() =>
        Assert.Contains("exactly 1", Detector.Finds(Drawn.Binary([.. Enumerable.Repeat(1f, 200)], Truth)).Message, StringComparison.Ordinal);

    [Fact]
    public void Near_miss_a_tree_with_few_leaves() => Detector.IsSilentOn(Drawn.Binary([.. Enumerable.Range(0, 200).Select(i => i % 10 == 0 ? .8f : .4f)], Truth));

    [Fact]
    public void Margins_have_no_ends() => Detector.DoesNotApplyTo(Drawn.Binary([.. Enumerable.Repeat(1f, 200)], Truth, 0, areProbabilities: false));

    [Fact]
    public void Few_rows_are_not_judged() => Detector.CannotJudge(Drawn.Binary([1, 1], [true, false]));
}
