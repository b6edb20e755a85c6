using static CollapseGuard.CauseId;

namespace CollapseGuard.Tests.Diagnosis;

public class CauseRankerTests
{
    [Fact]
    public void Far_target_without_signal_names_the_scale_first_and_the_missing_signal_too()
    {
        CollapseReport report = Scenario.Report(Scenario.Regression, [("CG1001", Outcome.OutputCollapse), ("CG1003", null), ("CG3001", null), ("CG3003", null)]);

        Assert.Equal(Outcome.OutputCollapse, report.Outcome);
        Assert.Equal(TargetScale, report.Causes[0].Cause);
        Assert.Contains(report.Causes, c => c.Cause == CauseId.NoSignal);
    }

    [Fact]
    public void Imbalance_without_signal_ranks_below_the_missing_signal()
    {
        CollapseReport report = Scenario.Report(Scenario.Binary, [("CG1005", Outcome.OutputCollapse), ("CG3001", null), ("CG3002", null)], "CG1003");

        Assert.Equal(Outcome.NoSignal, report.Outcome);
        Assert.Equal(CauseId.NoSignal, report.Causes[0].Cause);
        Assert.Contains(report.Causes.Skip(1), c => c.Cause == ClassImbalance);
    }

    [Fact]
    public void Imbalance_with_signal_comes_first() => Assert.Equal(
        ClassImbalance,
        Scenario.Report(Scenario.Binary, [("CG1005", Outcome.OutputCollapse), ("CG3002", null)], "CG1003", "CG3001").Causes[0].Cause);

    [Fact]
    public void Confident_outputs_without_skill_or_signal_name_memorising()
    {
        CollapseReport report = Scenario.Report(Scenario.Binary, [("CG1004", Outcome.NoSkill), ("CG1018", null), ("CG3001", null)]);

        Assert.Equal(Outcome.NoSkill, report.Outcome);
        Assert.Equal([CauseId.NoSignal, Overfitting], report.Causes.Take(2).Select(c => c.Cause));
    }

    [Fact]
    public void Confident_outputs_without_skill_put_memorising_first_while_signal_is_open() => Assert.Equal(
        Overfitting,
        Scenario.Report(Scenario.Binary, [("CG1004", Outcome.NoSkill), ("CG1018", null)]).Causes[0].Cause);

    [Fact]
    public void Ranking_scores_with_constant_decisions_point_at_the_threshold() => Assert.Equal(
        [DecisionThreshold, ClassImbalance],
        Scenario.Report(Scenario.Binary, [("CG1007", Outcome.DecisionCollapse), ("CG3002", null)], "CG3001").Causes.Take(2).Select(c => c.Cause));

    [Fact]
    public void Shrunk_outputs_point_at_scale_rate_and_epochs() => Assert.Equal(
        [TargetScale, LearningRateTooLow, TooFewEpochs],
        Scenario.Report(Scenario.Regression, [("CG1001", Outcome.OutputCollapse), ("CG1014", null)]).Causes.Take(3).Select(c => c.Cause));

    [Fact]
    public void A_target_at_unit_scale_is_not_blamed()
    {
        CollapseReport report = Scenario.Report(Scenario.Regression, [("CG1001", Outcome.OutputCollapse), ("CG1014", null)], "CG3003");

        Assert.NotEqual(TargetScale, report.Causes[0].Cause);
    }

    [Fact]
    public void A_constant_where_signal_exists_is_a_training_fault()
    {
        CollapseReport report = Scenario.Report(Scenario.Regression, [("CG1001", Outcome.OutputCollapse)], "CG1003", "CG3001", "CG3003");

        Assert.DoesNotContain(report.Causes.Take(5), c => c.Cause is CauseId.NoSignal or TargetScale);
        Assert.Contains(report.Causes, c => c.Cause == LearningRateTooHigh);
        Assert.Contains(report.Causes, c => c.Cause == DeadUnits);
    }

    [Fact]
    public void Mechanisms_come_after_every_cause()
    {
        IReadOnlyList<RankedCause> causes = Scenario.Report(Scenario.Regression, [("CG1001", Outcome.OutputCollapse)]).Causes;

        int firstMechanism = causes.ToList().FindIndex(c => c.IsMechanism);
        Assert.True(firstMechanism > 0);
        Assert.All(causes.Skip(firstMechanism), c => Assert.True(c.IsMechanism));
    }

    [Fact]
    public void An_unresponsive_model_points_at_fitting_serving_and_inputs()
    {
        CauseId[] first = [.. Scenario.Report(Scenario.Binary, [("CG1016", Outcome.OutputCollapse)]).Causes.Take(3).Select(c => c.Cause)];

        Assert.Equal([NotTrained, ConstantInputs, TrainServeMismatch], first);
    }

    [Fact]
    public void One_label_value_is_the_first_cause() => Assert.Equal(
        SingleClassLabels,
        Scenario.Report(Scenario.Binary, [("CG1005", Outcome.OutputCollapse), ("CG3004", null)]).Causes[0].Cause);

    [Fact]
    public void An_answer_of_the_same_kind_counts_less()
    {
        RankedCause one = Scenario.Report(Scenario.Regression, [("CG1001", Outcome.OutputCollapse)]).Causes.Single(c => c.Cause == InputScale);
        RankedCause two = Scenario.Report(Scenario.Regression, [("CG1001", Outcome.OutputCollapse), ("CG1008", null)]).Causes.Single(c => c.Cause == InputScale);

        Assert.Equal(.7, Assert.Single(one.For).Weight, 12);
        Assert.Equal([.7, .21], two.For.Select(e => e.Weight), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Support_lies_between_0_and_1_and_falls_down_the_list()
    {
        IReadOnlyList<RankedCause> causes = Scenario.Report(Scenario.Regression, [("CG1001", Outcome.OutputCollapse), ("CG1003", null), ("CG3003", null)]).Causes;

        Assert.All(causes, c => Assert.InRange(c.Support, 0, 1));
        double[] supports = [.. causes.Where(c => !c.IsMechanism).Select(c => c.Support)];
        Assert.Equal(supports.OrderDescending(), supports);
        Assert.True(causes.Sum(c => c.Support) <= 1);
    }

    [Fact]
    public void Every_cause_listed_has_something_for_it_and_a_separator() => Assert.All(
        Scenario.Report(Scenario.Binary, [("CG1005", Outcome.OutputCollapse), ("CG3001", null), ("CG3002", null)]).Causes,
        c =>
        {
            Assert.NotEmpty(c.For);
            Assert.NotEmpty(c.Separator);
        });

    [Fact]
    public void A_healthy_model_has_no_causes_because_of_its_data() =>
        Assert.Empty(Scenario.Report(Scenario.Binary, [("CG3002", null)], "CG1004").Causes);

    [Fact]
    public void Only_causes_that_the_task_admits_are_listed() =>
        Assert.DoesNotContain(Scenario.Report(Scenario.Binary, [("CG1005", Outcome.OutputCollapse)]).Causes, c => c.Cause == TargetScale);
}
