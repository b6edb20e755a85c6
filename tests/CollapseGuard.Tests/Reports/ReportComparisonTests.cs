using CollapseGuard.Reports;

namespace CollapseGuard.Tests.Reports;

public class ReportComparisonTests
{
    [Fact]
    public void The_same_report_is_not_worse()
    {
        ReportComparison change = ReportComparison.Of(ReportSamples.Collapsed, ReportSamples.Collapsed);

        Assert.False(change.IsWorse);
        Assert.Empty(change.Appeared);
        Assert.Empty(change.Disappeared);
    }

    [Fact]
    public void A_collapse_after_health_is_worse_and_names_what_appeared()
    {
        ReportComparison change = ReportComparison.Of(ReportSamples.Healthy, ReportSamples.Collapsed);

        Assert.True(change.IsWorse);
        Assert.Equal(["CG1001", "CG1003"], change.Appeared.Select(f => f.Detector.Id));
        Assert.False(ReportComparison.Of(ReportSamples.Collapsed, ReportSamples.Healthy).IsWorse);
    }

    [Fact]
    public void A_new_warning_alone_is_not_worse()
    {
        CollapseReport before = ReportSamples.Collapsed with { Findings = [ReportSamples.Collapsed.Findings[0]] };

        Assert.False(ReportComparison.Of(before, ReportSamples.Collapsed).IsWorse);
        Assert.Single(ReportComparison.Of(before, ReportSamples.Collapsed).Appeared);
    }

    [Fact]
    public void A_new_segment_under_the_same_verdict_is_worse()
    {
        Assert.True(ReportComparison.Of(ReportSamples.WithUserText("a"), ReportSamples.WithUserText("b")).IsWorse);
    }

    [Fact]
    public void Lifting_a_suppression_is_no_change()
    {
        CollapseReport lifted = ReportSamples.Collapsed with
        {
            Findings = [.. ReportSamples.Collapsed.Findings, ReportSamples.Collapsed.Suppressed[0].Finding],
            Suppressed = [],
        };

        Assert.Empty(ReportComparison.Of(ReportSamples.Collapsed, lifted).Appeared);
    }

    [Fact]
    public void Every_outcome_has_its_place()
    {
        foreach (Outcome outcome in Enum.GetValues<Outcome>().Where(o => o != Outcome.Healthy))
        {
            Assert.True(ReportComparison.Of(ReportSamples.Healthy, ReportSamples.Healthy with { Outcome = outcome }).IsWorse, outcome.ToString());
        }
    }

    /// <summary>They differ by whether inputs were given, not by how bad the model is.</summary>
    [Theory]
    [InlineData(Outcome.NoSignal, Outcome.OutputCollapse)]
    [InlineData(Outcome.OutputCollapse, Outcome.NoSignal)]
    public void A_constant_is_as_bad_with_signal_as_without(Outcome before, Outcome after) => Assert.False(
        ReportComparison.Of(ReportSamples.Collapsed with { Outcome = before }, ReportSamples.Collapsed with { Outcome = after }).IsWorse);
}
