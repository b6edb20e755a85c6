using CollapseGuard.Detectors;
using static CollapseGuard.Outcome;
using static CollapseGuard.Tests.Diagnosis.ScriptedDetector;

namespace CollapseGuard.Tests.Diagnosis;

public class OutcomeRuleTests
{
    private static readonly Outcome[] Precedence = [NonFinite, OutputCollapse, DecisionCollapse, PartialCollapse, NoSkill];

    [Fact]
    public void The_first_of_the_precedence_wins()
    {
        for (int first = 0; first < Precedence.Length; first++)
        {
            for (int second = first; second < Precedence.Length; second++)
            {
                CollapseReport report = Scenario.Report(Scenario.Binary, [("CG1001", Precedence[second]), ("CG1002", Precedence[first])], "CG1004");

                Assert.Equal(Precedence[first], report.Outcome);
            }
        }
    }

    [Fact]
    public void Nothing_known_is_inconclusive() => Assert.Equal(Inconclusive, Scenario.Report(new Snapshot(), []).Outcome);

    [Fact]
    public void Silence_is_never_health() => Assert.Equal(Inconclusive, Scenario.Report(Scenario.Binary, [], "CG1001", "CG1005").Outcome);

    [Fact]
    public void Shown_skill_is_health() => Assert.Equal(Healthy, Scenario.Report(Scenario.Binary, [], "CG1004").Outcome);

    [Fact]
    public void Shown_skill_needs_a_model() => Assert.Equal(Inconclusive, Scenario.Report(new Snapshot(), [], "CG1004").Outcome);

    [Fact]
    public void Findings_about_data_alone_are_a_risk() => Assert.Equal(AtRisk, Scenario.Report(new Snapshot(), [("CG3002", null)]).Outcome);

    [Fact]
    public void A_constant_near_the_best_one_without_signal_is_no_fault() =>
        Assert.Equal(NoSignal, Scenario.Report(Scenario.Binary, [("CG1005", OutputCollapse), ("CG3001", null)], "CG1003").Outcome);

    [Fact]
    public void A_wrong_constant_is_a_fault_even_without_signal() =>
        Assert.Equal(OutputCollapse, Scenario.Report(Scenario.Regression, [("CG1001", OutputCollapse), ("CG1003", null), ("CG3001", null)]).Outcome);

    [Fact]
    public void Suppressing_the_wrong_constant_does_not_excuse_it()
    {
        CollapseReport report = Collapse.Diagnose(Scenario.Regression, new CheckOptions
        {
            Detectors = new DetectorSet([Finds("CG1001", OutputCollapse), Finds("CG1003"), Finds("CG3001")]),
            Suppressions = [new Suppression("CG1003", "known")],
        });

        Assert.Equal(OutputCollapse, report.Outcome);
    }

    [Fact]
    public void Suppressing_a_verdict_leaves_it_open_not_healthy()
    {
        CollapseReport report = Collapse.Diagnose(Scenario.Regression, new CheckOptions
        {
            Detectors = new DetectorSet([Finds("CG1004", NoSkill)]),
            Suppressions = [new Suppression("CG1004", "known")],
        });

        Assert.Equal(Inconclusive, report.Outcome);
        Assert.Single(report.Suppressed);
    }
}
