using CollapseGuard.Detectors;
using CollapseGuard.Diagnosis;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.FittedModels;

namespace CollapseGuard.Tests.Detectors;

public class ServingMismatchDetectorTests
{
    private static readonly ServingMismatchDetector Detector = new();

    [Fact]
    public void Finds_a_model_that_is_a_constant_when_served()
    {
        Finding finding = Detector.Finds(With(s => s with { Serving = new ServingTrip(50, 50, .9, true, 0) }));

        Assert.Equal(Outcome.OutputCollapse, finding.Implies);
        Assert.StartsWith("Asked one by one, all 50 rows get the same answer; in a batch they do not", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_rows_answered_otherwise_alone() =>
        Assert.Equal(
            new Evidence("share of rows answered otherwise alone", .2, Expectation.AtMost, 0, 50),
            Assert.Single(Detector.Finds(With(s => s with { Serving = new ServingTrip(50, 10, .1, false, 0) })).Evidence));

    [Fact]
    public void Finds_a_model_that_reads_the_label()
    {
        Finding finding = Detector.Finds(With(s => s with { Serving = new ServingTrip(50, 0, 0, false, 40) }));

        Assert.StartsWith("40 of 50 rows get another answer when their label is taken away", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>However well it does in a batch: what answers in the application is another model.</summary>
    [Fact]
    public void A_model_that_does_well_in_a_batch_is_at_risk()
    {
        Snapshot well = Drawn.Regression(2_000, .8, .8);
        ServingTrip otherwise = new(50, 10, .1, false, 0);

        CollapseReport report = Collapse.Diagnose(well with { Structure = new ModelStructure { Serving = otherwise } });

        Assert.Equal(Outcome.Healthy, Collapse.Diagnose(well).Outcome);
        Assert.Equal(Outcome.AtRisk, report.Outcome);
        Assert.Equal(CauseId.TrainServeMismatch, report.Causes[0].Cause);
        Assert.Equal("In a batch nothing collapses here; stored or served, the model answers otherwise.", report.Headline);
    }

    [Fact]
    public void Near_miss_the_same_answers() => Detector.IsSilentOn(With(s => s));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.DoesNotApplyTo(With(s => s with { Serving = null }));
        Detector.CannotJudge(With(s => s with { Serving = new ServingTrip(0, 0, 0, false, 0, "a step needs all rows.") }));
    }

    [Fact]
    public void Linear_models_and_trees_have_no_units_that_could_die()
    {
        Assert.False(CauseScope.Admits(CauseId.DeadUnits, PredictionTask.Regression, null, Sound));
        Assert.False(CauseScope.Admits(CauseId.LeafMinimumTooLarge, PredictionTask.Regression, null, Sound with { Ensembles = [] }));
        Assert.True(CauseScope.Admits(CauseId.LeafMinimumTooLarge, PredictionTask.Regression, null, Sound));
        Assert.True(CauseScope.Admits(CauseId.DeadUnits, PredictionTask.Regression, null, new ModelStructure()));
        Assert.True(CauseScope.Admits(CauseId.OverRegularized, PredictionTask.Regression, null, Sound));
        Assert.True(CauseScope.Admits(CauseId.TargetScale, PredictionTask.Regression, null, Sound));
        Assert.False(CauseScope.Admits(CauseId.TargetScale, PredictionTask.Regression, null, Sound with { Linear = [] }));
    }
}
