using CollapseGuard.Detectors;

namespace CollapseGuard.Tests.Detectors;

public class DominantClassDetectorTests
{
    private static readonly DominantClassDetector Detector = new();

    [Fact]
    public void Finds_one_class_answered_throughout()
    {
        Finding finding = Detector.Finds(Drawn.Labels(2, 900, 0, 100, 0));

        Assert.Equal(Outcome.OutputCollapse, finding.Implies);
        Assert.Equal("c0", finding.Subject);
        Assert.Contains("1,000 rows", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_exceptions_do_not_hide_it() => Detector.Finds(Drawn.Labels(2, 893, 7, 99, 1));

    [Fact]
    public void Significant_yet_nearly_never_is_partial() =>
        Assert.Equal(Outcome.PartialCollapse, Detector.Finds(Drawn.Labels(2, 98_990, 10, 980, 20)).Implies);

    /// <summary>Prevalence 1 %, recall .3: the modal share is .997 and the model is sound.</summary>
    [Fact]
    public void Near_miss_a_rare_class_with_a_recall_of_three_tenths() =>
        Detector.IsSilentOn(Drawn.Labels(2, 9_900, 0, 70, 30));

    [Fact]
    public void Near_miss_balanced_decisions() => Detector.IsSilentOn(Drawn.Labels(2, 50, 50, 50, 50));

    /// <summary>Ten rows of another class: with a recall of .2 all are missed with probability .8^10 = .11.</summary>
    [Fact]
    public void Few_rows_of_other_classes_decide_nothing() =>
        Assert.Contains("only 10 rows", Detector.CannotJudge(Drawn.Labels(2, 990, 0, 10, 0)), StringComparison.Ordinal);

    [Fact]
    public void Scores_are_judged_elsewhere() => Detector.DoesNotApplyTo(Drawn.Binary(100, .5, 1));
}
