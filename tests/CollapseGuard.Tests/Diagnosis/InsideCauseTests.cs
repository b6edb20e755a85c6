using CollapseGuard.Summaries;
using CollapseGuard.Tests.Detectors;
using static CollapseGuard.CauseId;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Diagnosis;

/// <summary>What hidden layers and loss are made of, beside what a collapse alone suggests.</summary>
public class InsideCauseTests
{
    [Theory]
    [InlineData(ActivationRange.Simplex, true)]
    [InlineData(ActivationRange.Rectified, false)]
    public void A_softmax_inside_is_an_unsuitable_activation(ActivationRange activation, bool isNamed) => Assert.Equal(
        isNamed, Stalled(DrawnTrainings.Failed.With(1, l => l with { Activation = activation }))[0].Cause == UnsuitableActivation);

    /// <summary>The spread falls from .5 to .001: sigmoids with usual weights, or relus with small ones.</summary>
    [Theory]
    [InlineData(ActivationRange.UnitInterval, 1, UnsuitableActivation)]
    [InlineData(ActivationRange.Rectified, .05, InitializationTooSmall)]
    public void Who_lets_the_signal_fade_is_told_by_units_and_weights(ActivationRange activation, double weights, CauseId cause)
    {
        TrainingSummary faded = DrawnTrainings.Failed.WithAll(l => l with { Activation = l.IsOutput ? l.Activation : activation })
            .With(2, l => l with { Deviation = DrawnTrainings.Steady(.001) });
        var configuration = new ConfigurationSummary { Rows = 64, Initialization = [Layer("h1", 64, 128, .177 * weights, weights), Layer("h2", 128, 64, .125 * weights, weights * weights), Output("out", 64)], Model = SoundModel with { Deviation = .1 * weights * weights } };

        IReadOnlyList<RankedCause> causes = Stalled(faded, configuration);

        Assert.Contains(causes.Single(c => c.Cause == cause).For, e => e.DetectorId == "CG2014");
        Assert.DoesNotContain(causes.Where(c => c.Cause is UnsuitableActivation or InitializationTooSmall && c.Cause != cause).SelectMany(c => c.For), e => e.DetectorId == "CG2014");
    }

    [Fact]
    public void A_gradient_that_vanishes_between_relus_is_not_blamed_on_bounded_units()
    {
        TrainingSummary relus = DrawnTrainings.Failed.WithAll(l => l with { Activation = l.IsOutput ? l.Activation : ActivationRange.Rectified });

        Assert.DoesNotContain(Scenario.Report(Snapshot(relus), [("CG1001", Outcome.OutputCollapse), ("CG2004", null)]).Causes, c => c.Cause == UnsuitableActivation);
        Assert.Contains(Scenario.Report(Snapshot(DrawnTrainings.Failed), [("CG1001", Outcome.OutputCollapse), ("CG2004", null)]).Causes, c => c.Cause == UnsuitableActivation);
    }

    [Fact]
    public void One_unit_narrows_more_than_two()
    {
        Assert.Equal(1.6, Capacity(1));
        Assert.Equal(.7, Capacity(2));

        static double Capacity(long units) => Scenario.Report(
            Scenario.Regression with { Configuration = new ConfigurationSummary { Rows = 64, Model = SoundModel with { NarrowestHidden = units } } },
            [("CG1001", Outcome.OutputCollapse), ("CG4030", null)]).Causes.Single(c => c.Cause == TooLittleCapacity).For.Single(e => e.DetectorId == "CG4030").Weight;
    }

    [Fact]
    public void A_model_that_was_seen_to_move_was_trained()
    {
        Assert.Contains(Unresponsive(moved: 0), c => c.Cause == NotTrained);
        Assert.DoesNotContain(Unresponsive(moved: 100).SelectMany(c => c.For.Where(_ => c.Cause == NotTrained)), e => e.DetectorId == "CG1016");

        static IReadOnlyList<RankedCause> Unresponsive(long moved) => Scenario.Report(
            Snapshot(DrawnTrainings.Failed with { Parameters = DrawnTrainings.Failed.Parameters! with { MovedSteps = moved } }), [("CG1001", Outcome.OutputCollapse), ("CG1016", null)]).Causes;
    }

    [Fact]
    public void Shapes_that_meet_inside_the_loss_broadcast_where_a_constant_is_cheaper_than_the_truth() => Assert.Equal(
        LossBroadcast, Collapse.Diagnose(ExaminedLosses.Of(ExaminedLosses.Broadcast with { Form = LossForm.Unknown }, ExaminedLosses.Numbers)).Causes[0].Cause);

    [Fact]
    public void Half_of_a_binary_cross_entropy_is_an_implementation() => Assert.Equal(LossImplementation, Collapse.Diagnose(ExaminedLosses.Of(
        ExaminedLosses.Categorical with { ScaleResponse = .5 }, ExaminedLosses.Sigmoid)).Causes[0].Cause);

    [Fact]
    public void A_loss_that_is_the_same_number_on_every_scale_is_an_implementation() => Assert.Equal(LossImplementation, Collapse.Diagnose(ExaminedLosses.Of(
        ExaminedLosses.Frozen with { ScaleResponse = 0 }, ExaminedLosses.Numbers with { TargetMinimum = -2, TargetMaximum = 2 })).Causes[0].Cause);

    private static Snapshot Snapshot(TrainingSummary training) => Scenario.Regression with { Training = training };

    private static IReadOnlyList<RankedCause> Stalled(TrainingSummary training, ConfigurationSummary? configuration = null) => Scenario.Report(
        Snapshot(training) with { Configuration = configuration }, [("CG1001", Outcome.OutputCollapse), ("CG2014", null)]).Causes;
}
