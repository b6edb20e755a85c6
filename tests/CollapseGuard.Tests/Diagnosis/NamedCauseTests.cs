using CollapseGuard.Summaries;
using static CollapseGuard.CauseId;

namespace CollapseGuard.Tests.Diagnosis;

/// <summary>Whole checks of answers with a known history: which cause is named, and when none is.</summary>
public class NamedCauseTests
{
    private const int Rows = 200;

    [Fact]
    public void Notes_about_a_healthy_model_need_no_cause()
    {
        CollapseReport report = Collapse.Diagnose(Scenario.Regression, Asking(
            ScriptedDetector.FindsNothing("CG1004"), ScriptedDetector.Finds("CG1014", severity: Severity.Note)));

        Assert.Equal(Outcome.Healthy, report.Outcome);
        Assert.Empty(report.Causes);
        Assert.Empty(report.Remedies);
    }

    [Fact]
    public void A_warning_about_a_healthy_model_keeps_its_causes() => Assert.NotEmpty(Collapse.Diagnose(Scenario.Regression, Asking(
        ScriptedDetector.FindsNothing("CG1004"), ScriptedDetector.Finds("CG1014"))).Causes);

    [Fact]
    public void Nothing_found_needs_no_cause()
    {
        CollapseReport report = Scenario.Report(Scenario.Binary, [], "CG3001", "CG1016");

        Assert.Equal(Outcome.Inconclusive, report.Outcome);
        Assert.Empty(report.Causes);
    }

    [Fact]
    public void Silence_that_speaks_is_told_apart_from_findings()
    {
        RankedCause cause = Scenario.Report(Scenario.Regression, [("CG1001", Outcome.OutputCollapse)], "CG3001").Causes.Single(c => c.Cause == InputScale);

        Assert.Equal([("CG1001", true), ("CG3001", false)], cause.For.Select(e => (e.DetectorId, e.IsFound)));
    }

    [Fact]
    public void A_broadcast_loss_is_not_the_first_thought_about_a_constant_at_the_mean()
    {
        CauseId[] causes = [.. Scenario.Report(Scenario.Regression, [("CG1001", Outcome.OutputCollapse)], "CG1003", "CG3001").Causes.Select(c => c.Cause)];

        Assert.Equal([InputScale, LearningRateTooHigh, OverRegularized], causes.Take(3));
        Assert.Equal(DeadUnits, causes.First(CauseVocabulary.IsMechanism));
        Assert.Contains(LossBroadcast, causes);
        Assert.DoesNotContain(
            Scenario.Report(Scenario.Binary, [("CG1005", Outcome.OutputCollapse)], "CG1003").Causes, c => c.Cause == LossBroadcast);
    }

    [Fact]
    public void A_far_target_comes_first_even_when_its_mean_was_reached() => Assert.Equal(
        TargetScale,
        Scenario.Report(Scenario.Regression, [("CG1001", Outcome.OutputCollapse), ("CG3003", null)], "CG1003", "CG3001").Causes[0].Cause);

    [Fact]
    public void One_dead_output_of_several_is_no_broadcast_loss() => Assert.Contains(
        Scenario.Report(Scenario.Regression, [("CG1009", Outcome.PartialCollapse)], "CG1003").Causes.Single(c => c.Cause == LossBroadcast).Against,
        e => e.DetectorId == "CG1009");

    [Fact]
    public void Zeros_for_positive_targets_name_a_relu_output() => Assert.Equal(
        OutputRangeMismatch,
        Collapse.CheckRegression(new float[Rows], Column(i => 300 + (10 * Wave(i)))).Causes[0].Cause);

    [Fact]
    public void Probabilities_of_exactly_1_name_a_softmax_over_one_unit() => Assert.Equal(
        SingleUnitSoftmax,
        Collapse.CheckBinary(Column(_ => 1), [.. Enumerable.Range(0, Rows).Select(i => i % 3 == 0)]).Causes[0].Cause);

    [Theory]
    [InlineData(10, DirtyData)]
    [InlineData(Rows, LossImplementation)]
    public void NaN_in_a_part_of_the_rows_comes_from_the_rows(int broken, CauseId first)
    {
        CollapseReport report = Collapse.CheckRegression(Column(i => i < broken ? float.NaN : Wave(i)), Column(Wave));

        Assert.Equal(Outcome.NonFinite, report.Outcome);
        Assert.Equal(broken == Rows, report.Causes.Any(c => c.Cause == ExplodingGradient));
        Assert.Equal(broken == Rows, report.Causes.Any(c => c.Cause == LearningRateTooHigh));
        Assert.Equal(first, report.Causes[0].Cause);
    }

    [Fact]
    public void Standardized_outputs_lack_the_inverse_transform()
    {
        CollapseReport report = Collapse.CheckRegression(Column(Wave), Column(i => 500 + (100 * Wave(i)) + (10 * Wave(7 * i))));

        Assert.NotEqual(Outcome.Healthy, report.Outcome);
        Assert.Equal(TrainServeMismatch, report.Causes[0].Cause);
    }

    [Fact]
    public void Predictions_that_rank_are_in_other_units_and_memorised_nothing()
    {
        Snapshot ranking = Ranking(.9);
        CollapseReport report = Scenario.Report(ranking, [("CG1004", Outcome.NoSkill), ("CG1018", null), ("CG3003", null)]);

        Assert.Equal(TrainServeMismatch, report.Causes[0].Cause);
        Assert.DoesNotContain(report.Causes, c => c.Cause == Overfitting);
        Assert.Equal(Overfitting, Scenario.Report(Ranking(.1), [("CG1004", Outcome.NoSkill), ("CG1018", null)]).Causes[0].Cause);
    }

    [Fact]
    public void Swapped_arguments_excuse_a_single_class() => Assert.NotEqual(
        SingleClassLabels,
        Scenario.Report(Scenario.Binary, [("CG1005", Outcome.OutputCollapse), ("CG1012", null), ("CG3004", null)]).Causes[0].Cause);

    [Fact]
    public void A_dead_model_at_the_mean_is_not_blamed_on_its_penalty()
    {
        IReadOnlyList<RankedCause> causes = Scenario.Report(
            Scenario.Regression with { Regression = [Scenario.Output(500, 0, 500, 280)] }, [("CG1016", Outcome.OutputCollapse), ("CG1001", Outcome.OutputCollapse)], "CG1003", "CG3001").Causes;

        Assert.Equal(NotTrained, causes[0].Cause);
        Assert.Equal(DeadUnits, causes.First(c => c.IsMechanism).Cause);
        Assert.DoesNotContain(causes.Take(3), c => c.Cause == OverRegularized);
    }

    [Fact]
    public void A_model_without_an_answer_was_not_trained_or_gets_no_inputs()
    {
        CollapseReport report = Collapse.CheckModel(
            (_, _, outputs) => outputs.Fill(3), FeatureTable.FromColumns(new NumericColumn("x", Column(Wave)), new NumericColumn("z", Column(i => Wave(3 * i)))));

        Assert.Equal(NotTrained, report.Causes[0].Cause);
        Assert.Equal([TrainServeMismatch, ConstantInputs], report.Causes.Skip(1).Take(2).Select(c => c.Cause).OrderDescending());
    }

    [Fact]
    public void One_label_for_all_may_be_the_threshold() => Assert.Contains(
        Scenario.Report(Scenario.Binary, [("CG1005", Outcome.OutputCollapse), ("CG3002", null)]).Causes, c => c.Cause == DecisionThreshold);

    [Fact]
    public void Inputs_that_were_given_are_not_asked_for()
    {
        Snapshot asked = Scenario.Regression with { Response = new ResponseSummary { Rows = 100, OutputCount = 1, OutputResponses = [0], Columns = [] } };

        Assert.Empty(Scenario.Report(asked, [("CG1016", Outcome.OutputCollapse)]).WouldDecide);
        Assert.NotEmpty(Scenario.Report(Scenario.Regression, [("CG1001", Outcome.OutputCollapse)]).WouldDecide);
    }

    [Fact]
    public void Health_comes_with_its_number()
    {
        bool[] even = [.. Enumerable.Range(0, Rows).Select(i => i % 2 == 0)];
        bool[] nearly = [.. even.Select((e, i) => i < 10 ? !e : e)];

        Assert.Contains(": skill 0.99 (n = 200).", Collapse.CheckRegression(Column(Wave), Column(i => Wave(i) + (.1f * Wave(7 * i)))).Headline, StringComparison.Ordinal);
        Assert.Contains(": area under the ROC curve 1.00 (n = 200).", Collapse.CheckBinary(Column(i => i % 2 == 0 ? .9f : .1f), even).Headline, StringComparison.Ordinal);
        Assert.Contains(
            ": 95.0 % of the labels are right, the most frequent class alone is 50.0 % (n = 200).", Collapse.CheckLabels<bool>(nearly, even).Headline, StringComparison.Ordinal);
    }

    /// <summary>Margins of several scales in one column: three fifths of the positive rows and a fifth of the others pass the threshold, and the rest of the positive rows lie below all.</summary>
    [Fact]
    public void Health_without_a_ranking_comes_with_its_recalls()
    {
        bool[] even = [.. Enumerable.Range(0, Rows).Select(i => i % 2 == 0)];
        float[] margins = Column(i => i % 10 < (i % 2 == 0 ? 6 : 2) ? 5 : i % 2 == 0 ? -9 : -1);

        Assert.Contains(": mean recall of the classes 0.70, by chance 0.50 (n = 200).", Collapse.CheckBinaryScores(margins, even, 0).Headline, StringComparison.Ordinal);
    }

    private static CheckOptions Asking(params IDetector[] detectors) => new() { Detectors = new CollapseGuard.Detectors.DetectorSet(detectors) };

    private static float[] Column(Func<int, float> value) => [.. Enumerable.Range(0, Rows).Select(value)];

    /// <summary>Mean 0, standard deviation 1 over whole periods of 40 rows.</summary>
    private static float Wave(int i) => (float)(Math.Sqrt(2) * Math.Sin(2 * Math.PI * i / 40));

    private static Snapshot Ranking(double correlation)
    {
        RegressionSummary output = Scenario.Output(predictedMean: 0, predictedSpread: 40, actualMean: 500, actualSpread: 80);
        return Scenario.Regression with { Regression = [output with { Pair = new PairedSummary(output.Pair.Predicted, output.Pair.Actual, correlation * 100 * 40 * 80) }] };
    }
}
