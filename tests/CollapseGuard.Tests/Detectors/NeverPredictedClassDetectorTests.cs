using CollapseGuard.Detectors;

namespace CollapseGuard.Tests.Detectors;

public class NeverPredictedClassDetectorTests
{
    private static readonly NeverPredictedClassDetector Detector = new();

    [Fact]
    public void Finds_a_class_that_never_comes_out()
    {
        Finding finding = Detector.Finds(Drawn.Labels(3, 80, 20, 0, 20, 80, 0, 30, 30, 0));

        Assert.Equal(Outcome.PartialCollapse, finding.Implies);
        Assert.Equal("c2", finding.Subject);
        Assert.Contains("60 rows are of 'c2'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Near_miss_one_answer_is_enough() => Detector.IsSilentOn(Drawn.Labels(3, 80, 20, 0, 20, 80, 0, 30, 29, 1));

    /// <summary>Three classes need ln(.002/3)/ln(.8) = 33 rows.</summary>
    [Theory]
    [InlineData(32, false)]
    [InlineData(33, true)]
    public void Near_miss_a_class_with_few_rows(int rows, bool isFound)
    {
        Verdict verdict = Detector.Evaluate(Drawn.Labels(3, 80, 20, 0, 20, 80, 0, rows, 0, 0));
        Assert.Equal(isFound, verdict is Verdict.Found);
        Assert.Equal(!isFound, verdict is Verdict.NotEvaluated);
    }

    [Fact]
    public void Without_skill_it_says_nothing() => Detector.CannotJudge(Drawn.Labels(3, 50, 50, 0, 50, 50, 0, 50, 50, 0));

    [Fact]
    public void Binary_decisions_are_judged_elsewhere() => Detector.DoesNotApplyTo(Drawn.Binary(100, .5, 1));
}
