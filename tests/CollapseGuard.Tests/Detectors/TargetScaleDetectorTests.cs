using CollapseGuard.Detectors;
using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class TargetScaleDetectorTests
{
    private static readonly TargetScaleDetector Detector = new();

    [Fact]
    public void Finds_a_large_target_under_a_collapsed_model()
    {
        Finding finding = Detector.Finds(Drawn.Regression(100, .04, 0, bias: -1.5, offset: 1.73, scale: 289));

        Assert.Null(finding.Implies);
        Assert.Contains("n = 100", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_a_shifted_and_a_tiny_target()
    {
        Assert.Equal("|mean(actual)|", Detector.Finds(Drawn.Regression(100, 0, 0, offset: 50)).Evidence[0].Statistic);
        Assert.Equal("sd(actual)", Detector.Finds(Drawn.Regression(100, 0, 0, scale: 1e-4)).Evidence[0].Statistic);
    }

    /// <summary>The numbers are the target's: they must not read as the predictions'.</summary>
    [Fact]
    public void Names_the_target_and_not_the_output()
    {
        Snapshot unnamed = Drawn.Regression(100, 0, 0, scale: 1e5);
        RegressionSummary output = unnamed.Regression[0];

        Assert.StartsWith("The target of 'output' has mean", Detector.Finds(unnamed).Message, StringComparison.Ordinal);
        Assert.StartsWith("'price' has mean", Detector.Finds(unnamed with { Regression = [output with { Actual = output.Actual with { Name = "price" } }] }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_undecided_output_does_not_hide_a_finding() =>
        Detector.Finds(Drawn.Outputs(Drawn.Regression(10, 0, 0), Drawn.Regression(100, 0, 0, scale: 1e5)));

    [Fact]
    public void Near_miss_a_skilled_model_was_not_harmed() => Detector.IsSilentOn(Drawn.Regression(500, .8, .8, scale: 1e6));

    [Fact]
    public void Near_miss_unit_scale() => Detector.IsSilentOn(Drawn.Regression(500, 0, 0));

    [Fact]
    public void Reads_a_label_column_without_a_model()
    {
        var values = new ValueAccumulator("price");
        values.Add(Drawn.Numbers(100, 0, 0, scale: 1e5).Actual);
        Assert.Equal("price", Detector.Finds(new Snapshot { Target = new TargetSummary { Name = "price", Values = values.Summarize() } }).Subject);
    }

    [Fact]
    public void Few_rows_are_not_judged() => Detector.CannotJudge(Drawn.Regression(10, 0, 0));

    [Fact]
    public void Classes_have_no_scale() => Detector.DoesNotApplyTo(Drawn.Labels(2, 50, 50, 50, 50));
}
