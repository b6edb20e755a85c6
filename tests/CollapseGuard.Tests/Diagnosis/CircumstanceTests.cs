using CollapseGuard.Summaries;
using static CollapseGuard.CauseId;

namespace CollapseGuard.Tests.Diagnosis;

/// <summary>What the numbers themselves add to a finding.</summary>
public class CircumstanceTests
{
    [Fact]
    public void Answers_of_exactly_1_name_a_softmax_over_one_unit()
    {
        Assert.Equal(SingleUnitSoftmax, Causes(Constant(1, .5, .5))[0].Cause);
        Assert.DoesNotContain(Causes(Constant(.999, .5, .5)), c => c.Cause == SingleUnitSoftmax);
    }

    [Fact]
    public void Answers_of_exactly_0_point_at_a_relu_output()
    {
        Assert.Equal(OutputRangeMismatch, Causes(Constant(0, -3, 1))[0].Cause);
        Assert.True(Support(Constant(0, -3, 1), OutputRangeMismatch) > Support(Constant(.01, -3, 1), OutputRangeMismatch));
    }

    [Fact]
    public void Answers_at_the_end_of_the_unit_range_point_at_the_output_activation()
    {
        double pressed = Support(Varied(.98, .005, 30, 10), OutputRangeMismatch);

        Assert.True(pressed > Support(Varied(.5, .005, 30, 10), OutputRangeMismatch));
        Assert.True(pressed > Support(Varied(.98, .005, .5, .1), OutputRangeMismatch));
    }

    [Fact]
    public void Answers_equal_to_the_last_bit_name_dead_units_as_mechanism()
    {
        Assert.Equal(DeadUnits, Causes(Constant(.3, .5, .5)).First(c => c.IsMechanism).Cause);
        Assert.True(Support(Constant(.3, .5, .5), DeadUnits) > Support(Varied(.3, 1e-6, .5, .5), DeadUnits));
    }

    [Fact]
    public void Answers_that_still_differ_may_be_on_their_way()
    {
        Assert.Contains(Causes(Varied(.3, 1e-6, .5, .5)), c => c.Cause == TooFewEpochs);
        Assert.DoesNotContain(Causes(Constant(.3, .5, .5)), c => c.Cause == TooFewEpochs);
    }

    [Theory]
    [InlineData(68, true)]
    [InlineData(-68, false)]
    [InlineData(900, false)]
    public void Answers_between_0_and_the_targets_mean_point_at_its_scale(double mean, bool onTheWay)
    {
        CollapseReport report = Scenario.Report(Varied(mean, 12, 500, 280), [("CG1001", Outcome.OutputCollapse), ("CG1003", null)]);

        Assert.Equal(onTheWay, report.Causes.Single(c => c.Cause == TargetScale).For.Any(e => e.Statement.Contains("on the way", StringComparison.Ordinal)));
    }

    [Fact]
    public void Signal_that_is_not_linear_points_at_a_linear_stack()
    {
        Assert.Contains(WithSignal(linearPValue: .4), c => c.Cause == NoNonlinearity);
        Assert.DoesNotContain(WithSignal(linearPValue: .005), c => c.Cause == NoNonlinearity);

        static IReadOnlyList<RankedCause> WithSignal(double linearPValue) => Scenario.Report(
            Scenario.Regression with { Signal = new SignalSummary { IsDecided = true, LinearPValue = linearPValue } }, [("CG1004", Outcome.NoSkill)], "CG3001").Causes;
    }

    [Fact]
    public void Few_rows_for_the_columns_point_at_too_little_data()
    {
        Assert.True(WithRows(99) > WithRows(100));

        static double WithRows(long rows) => Scenario.Report(
            Scenario.Regression with { Signal = new SignalSummary { IsDecided = false, Rows = rows, Columns = 10 } }, [("CG1004", Outcome.NoSkill)]).Causes.Single(c => c.Cause == TooLittleData).Support;
    }

    [Fact]
    public void Different_answers_to_the_same_rows_point_at_the_mode_of_the_model()
    {
        Assert.Equal(TrainServeMismatch, Asked(stochastic: true)[0].Cause);
        Assert.DoesNotContain(Asked(stochastic: false), c => c.Cause == BatchNormMode);

        static IReadOnlyList<RankedCause> Asked(bool stochastic) => Scenario.Report(
            Scenario.Regression with { Response = new ResponseSummary { Rows = 100, OutputCount = 1, OutputResponses = [1], Columns = [], IsStochastic = stochastic } },
            [("CG1004", Outcome.NoSkill)],
            "CG1016").Causes;
    }

    [Fact]
    public void Inputs_that_do_not_vary_explain_a_model_that_does_not_answer()
    {
        Assert.True(Asked(constant: true) > Asked(constant: false));

        static double Asked(bool constant) => Scenario.Report(
            new Snapshot { Response = new ResponseSummary { Rows = 100, OutputCount = 1, OutputResponses = [0], Columns = [new ColumnResponse("x", 0, constant)] } },
            [("CG1016", Outcome.OutputCollapse)]).Causes.Single(c => c.Cause == ConstantInputs).Support;
    }

    private static Snapshot Constant(double value, double actualMean, double actualSpread) => Varied(value, 0, actualMean, actualSpread);

    private static Snapshot Varied(double mean, double spread, double actualMean, double actualSpread) => new()
    {
        Task = PredictionTask.Regression,
        Regression = [Scenario.Output(mean, spread, actualMean, actualSpread)],
    };

    private static IReadOnlyList<RankedCause> Causes(Snapshot snapshot) => Scenario.Report(snapshot, [("CG1001", Outcome.OutputCollapse)]).Causes;

    private static double Support(Snapshot snapshot, CauseId cause) => Causes(snapshot).Single(c => c.Cause == cause).Support;
}
