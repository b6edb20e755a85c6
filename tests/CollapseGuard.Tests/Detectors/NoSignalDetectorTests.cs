using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class NoSignalDetectorTests
{
    [Fact]
    public void Absence_is_found_where_chance_explains_it_and_a_small_signal_would_have_shown()
    {
        Finding finding = Assert.IsType<Verdict.Found>(Judge(pValue: .4, detectableR2: .03)).Finding;

        Assert.Null(finding.Implies);
        Assert.Equal(.4, finding.Evidence[0].Value);
        Assert.Contains("n = 600", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(.005)]
    [InlineData(.01)]
    public void A_small_p_value_is_a_signal(double pValue) => Assert.IsType<Verdict.Clear>(Judge(pValue, detectableR2: .5));

    [Theory]
    [InlineData(.4, .181)]
    [InlineData(.03, .03)]
    [InlineData(.05, .03)]
    public void Between_nothing_is_claimed(double pValue, double detectableR2) => Assert.IsType<Verdict.NotEvaluated>(Judge(pValue, detectableR2));

    [Fact]
    public void The_rows_that_would_decide_are_named()
    {
        var answer = Assert.IsType<Verdict.NotEvaluated>(Judge(pValue: .4, detectableR2: .2));

        Assert.Contains("1,200 rows", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_probe_that_did_not_decide_says_why()
    {
        var snapshot = new Snapshot { Signal = new SignalSummary { IsDecided = false, Reason = "rows are serial" } };

        var answer = Assert.IsType<Verdict.NotEvaluated>(new NoSignalDetector().Evaluate(snapshot));

        Assert.Contains("rows are serial", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_inputs_it_does_not_apply() =>
        Assert.False(Assert.IsType<Verdict.NotEvaluated>(new NoSignalDetector().Evaluate(new Snapshot())).Applies);

    [Fact]
    public void Limits_are_validated() =>
        Assert.Contains("[0, 1]", Assert.Throws<ArgumentOutOfRangeException>(() => new NoSignalOptions { MaximumDetectableR2 = 2 }).Message, StringComparison.Ordinal);

    private static Verdict Judge(double pValue, double detectableR2) => new NoSignalDetector().Evaluate(new Snapshot
    {
        Signal = new SignalSummary { IsDecided = true, PValue = pValue, DetectableR2 = detectableR2, Rows = 600, Columns = 5, Skill = 0 },
    });
}
