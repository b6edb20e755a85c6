using Xunit.Sdk;

namespace CollapseGuard.Assertions.Tests;

public class CollapseAssertTests
{
    [Fact]
    public void Healthy_passes_for_shown_skill_only()
    {
        CollapseAssert.Healthy(SampleReports.Healthy);
        Fails(() => CollapseAssert.Healthy(SampleReports.Collapsed), "Expected outcome Healthy, but it is OutputCollapse.");
        Fails(() => CollapseAssert.Healthy(SampleReports.Inconclusive), "Expected outcome Healthy, but it is Inconclusive.");
    }

    [Fact]
    public void Healthy_can_let_an_open_verdict_pass()
    {
        CollapseAssert.Healthy(SampleReports.Inconclusive, allowInconclusive: true);
        Fails(() => CollapseAssert.Healthy(SampleReports.Collapsed, allowInconclusive: true), "Expected outcome Healthy or Inconclusive, but it is OutputCollapse.");
    }

    [Fact]
    public void HasOutcome_compares_the_verdict()
    {
        CollapseAssert.HasOutcome(Outcome.OutputCollapse, SampleReports.Collapsed);
        Fails(() => CollapseAssert.HasOutcome(Outcome.NoSignal, SampleReports.Collapsed), "Expected outcome NoSignal, but it is OutputCollapse.");
    }

    [Fact]
    public void Detects_passes_for_a_finding_only()
    {
        CollapseAssert.Detects("CG1001", SampleReports.Collapsed);
        Fails(() => CollapseAssert.Detects("CG1002", SampleReports.Collapsed), "Expected CG1002 to find something, but it looked and found nothing.");
        Fails(() => CollapseAssert.Detects("CG1011", SampleReports.Collapsed), "is suppressed: corrected downstream.");
        Fails(() => CollapseAssert.Detects("CG1004", SampleReports.Inconclusive), "could not judge: 3 rows; about 500 are needed.");
        Fails(() => CollapseAssert.Detects("CG9999", SampleReports.Collapsed), "did not judge this kind of input.");
    }

    [Fact]
    public void DoesNotDetect_takes_silence_for_no_proof()
    {
        CollapseAssert.DoesNotDetect("CG1002", SampleReports.Collapsed);
        Fails(() => CollapseAssert.DoesNotDetect("CG1001", SampleReports.Collapsed), "but it found: Outputs spread over 1 %");
        Fails(() => CollapseAssert.DoesNotDetect("CG1004", SampleReports.Inconclusive), "could not judge");
        Fails(() => CollapseAssert.DoesNotDetect("CG9999", SampleReports.Healthy), "did not judge this kind of input.");
    }

    [Fact]
    public void NotWorseThan_names_what_got_worse()
    {
        CollapseAssert.NotWorseThan(SampleReports.Collapsed, SampleReports.Collapsed);
        CollapseAssert.NotWorseThan(SampleReports.Collapsed, SampleReports.Healthy);
        Fails(
            () => CollapseAssert.NotWorseThan(SampleReports.Healthy, SampleReports.Collapsed),
            "Expected no worse than Healthy, but it is OutputCollapse; new findings: CG1001 about predictions.");
        Fails(() => CollapseAssert.NotWorseThan(SampleReports.Healthy, SampleReports.Inconclusive), "new findings: none.");
    }

    [Fact]
    public void A_failure_shows_verdict_cause_evidence_and_what_to_do()
    {
        var error = Assert.Throws<CollapseAssertException>(() => CollapseAssert.Healthy(SampleReports.Collapsed));

        Assert.Same(SampleReports.Collapsed, error.Report);
        Assert.Contains("CollapseGuard: OutputCollapse", error.Message, StringComparison.Ordinal);
        Assert.Contains("CG1001 Outputs spread over 1 %", error.Message, StringComparison.Ordinal);
        Assert.Contains("TargetScale (support 0.80)", error.Message, StringComparison.Ordinal);
        Assert.Contains("What to do: Standardize the target", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Xunit_v3_takes_it_for_a_failed_assertion_not_for_a_crash()
    {
        var error = Assert.Throws<CollapseAssertException>(() => CollapseAssert.Healthy(SampleReports.Collapsed));

        Assert.Equal(FailureCause.Assertion, ExceptionUtility.ExtractMetadata(error).Cause);
        Assert.Equal(FailureCause.Exception, ExceptionUtility.ExtractMetadata(new InvalidOperationException()).Cause);
    }

    [Fact]
    public void Asserting_about_nothing_is_misuse()
    {
        Assert.Throws<ArgumentNullException>(() => CollapseAssert.Healthy(null!));
        Assert.Throws<ArgumentException>(() => CollapseAssert.Detects("", SampleReports.Healthy));
    }

    private static void Fails(Action assertion, string message)
    {
        var error = Assert.Throws<CollapseAssertException>(assertion);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
