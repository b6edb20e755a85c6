using CollapseGuard.Cli.Output;

namespace CollapseGuard.Cli.Tests.Output;

/// <summary>--fail-on, --baseline and --suppress.</summary>
public sealed class ExitCodeTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(Outcome.Healthy, 0)]
    [InlineData(Outcome.AtRisk, 0)]
    [InlineData(Outcome.Inconclusive, 3)]
    [InlineData(Outcome.NoSkill, 1)]
    [InlineData(Outcome.PartialCollapse, 1)]
    [InlineData(Outcome.DecisionCollapse, 1)]
    [InlineData(Outcome.NoSignal, 1)]
    [InlineData(Outcome.OutputCollapse, 1)]
    [InlineData(Outcome.NonFinite, 1)]
    public void By_default(Outcome outcome, int expected) => Assert.Equal(expected, ExitRule.Of(outcome, null, null));

    [Theory]
    [InlineData("never", Outcome.NonFinite, 0)]
    [InlineData("NonFinite", Outcome.OutputCollapse, 0)]
    [InlineData("outputcollapse", Outcome.NoSignal, 1)]
    [InlineData("DecisionCollapse", Outcome.PartialCollapse, 0)]
    [InlineData("AtRisk", Outcome.AtRisk, 1)]
    [InlineData("AtRisk", Outcome.Inconclusive, 3)]
    [InlineData("Inconclusive", Outcome.Inconclusive, 1)]
    [InlineData("AtRisk", Outcome.Healthy, 0)]
    public void As_asked(string failOn, Outcome outcome, int expected) => Assert.Equal(expected, ExitRule.Of(outcome, FailOn.Parse(failOn), null));

    [Fact]
    public void Fail_on_never_reports_and_exits_0()
    {
        Run run = Run.Of("predictions", Collapsed(), "--fail-on", "never");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("OutputCollapse", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_fail_on_lists_the_choices()
    {
        Run run = Run.Of("predictions", Collapsed(), "--fail-on", "bad");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("PartialCollapse", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Worse_than_the_baseline_exits_1()
    {
        string baseline = Baseline(Samples.HealthyRegression());

        Run run = Run.Of("predictions", Collapsed(), "--baseline", baseline);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("baseline: Healthy, now OutputCollapse: worse", run.Error, StringComparison.Ordinal);
        Assert.Contains("new: CG1001", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void As_bad_as_the_baseline_exits_0_unless_asked()
    {
        string baseline = Baseline(Samples.CollapsedRegression());

        Assert.Equal(0, Run.Of("predictions", Collapsed(), "--baseline", baseline).ExitCode);
        Assert.Equal(1, Run.Of("predictions", Collapsed(), "--baseline", baseline, "--fail-on", "NoSkill").ExitCode);
    }

    [Fact]
    public void Better_than_the_baseline_exits_0()
    {
        string baseline = Baseline(Samples.CollapsedRegression());

        Run run = Run.Of("predictions", folder.Write("new.csv", Samples.HealthyRegression()), "--baseline", baseline);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("gone: CG1001", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "cannot be read")]
    [InlineData("", "is no report")]
    [InlineData("{\"schemaVersion\": 1", "is no report")]
    [InlineData("{\"schemaVersion\": 99}", "is no report")]
    [InlineData("[]", "is no report")]
    public void Unreadable_baseline_exits_2(string? text, string said)
    {
        string path = text is null ? folder["none.json"] : folder.Write("base.json", text);

        Run run = Run.Of("predictions", Collapsed(), "--baseline", path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void A_baseline_that_is_no_report_is_not_advised_to_be_overwritten()
    {
        string path = folder.Write("scored.csv", Samples.HealthyRegression());

        Run run = Run.Of("predictions", Collapsed(), "--baseline", path);

        Assert.DoesNotContain("--output", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("BytePosition", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suppressed_finding_is_listed_with_its_reason()
    {
        Run run = Run.Of("predictions", Collapsed(), "--suppress", "CG1001=known since March");

        Assert.Contains("known since March", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CG1003")]
    [InlineData("CG1003=")]
    [InlineData("CG9999=reason")]
    [InlineData("=reason")]
    public void Suppression_without_reason_or_detector_is_refused(string value)
    {
        Run run = Run.Of("predictions", Collapsed(), "--suppress", value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--suppress", run.Error, StringComparison.Ordinal);
    }

    private string Collapsed() => folder.Write("collapsed.csv", Samples.CollapsedRegression());

    private string Baseline(string text)
    {
        Run.Of("predictions", folder.Write("old.csv", text), "--format", "json", "--output", folder["base.json"]);
        return folder["base.json"];
    }
}
