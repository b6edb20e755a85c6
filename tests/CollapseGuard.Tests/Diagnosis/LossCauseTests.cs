using CollapseGuard.Diagnosis;
using CollapseGuard.Summaries;
using CollapseGuard.Tests.Detectors;
using static CollapseGuard.CauseId;

namespace CollapseGuard.Tests.Diagnosis;

/// <summary>Which cause is named first when loss and outputs were examined; nothing of the training is known.</summary>
public class LossCauseTests
{
    [Theory]
    [InlineData("softmax of one (so-31880720)", SingleUnitSoftmax)]
    [InlineData("softmax of one for numbers (so-33969059)", SingleUnitSoftmax)]
    [InlineData("sigmoid for 3 to 103 (so-48221692)", OutputRangeMismatch)]
    [InlineData("relu for negative targets (so-48251943)", OutputRangeMismatch)]
    [InlineData("relu under a log (so-44066044)", OutputRangeMismatch)]
    [InlineData("dead relu under a clipped log (so-58572274)", OutputRangeMismatch)]
    [InlineData("softmax for several labels (so-38648195)", OutputRangeMismatch)]
    [InlineData("relu logits", OutputRangeMismatch)]
    [InlineData("tanh logits", OutputRangeMismatch)]
    [InlineData("linear under a log (umlaut-ea)", LossExpectsProbabilities)]
    [InlineData("relus under a log (so-47352366)", LossExpectsProbabilities)]
    [InlineData("logits as log-probabilities", LossExpectsProbabilities)]
    [InlineData("log of raw outputs (tdc-ips7)", LossExpectsProbabilities)]
    [InlineData("softmax into logits", DoubleSoftmax)]
    [InlineData("softmax of a softmax", DoubleSoftmax)]
    [InlineData("sigmoid into logits", DoubleSoftmax)]
    [InlineData("sigmoids, divided (so-55328966)", IndependentSigmoids)]
    [InlineData("sigmoids, as they are", IndependentSigmoids)]
    [InlineData("one sigmoid for four classes (so-62068109)", OutputWidthMismatch)]
    [InlineData("one sigmoid, categorical (so-70650848)", OutputWidthMismatch)]
    [InlineData("one sigmoid, categorical, numbers", OutputWidthMismatch)]
    [InlineData("three units for five classes", OutputWidthMismatch)]
    [InlineData("(n, 1) meets (n) (tdc-mpg-broadcast)", LossBroadcast)]
    [InlineData("means compared", LossImplementation)]
    [InlineData("sign lost", InvertedObjective)]
    [InlineData("frozen beyond 1 (tdc-mpg-ce)", UnsuitableLoss)]
    [InlineData("detached", LossImplementation)]
    [InlineData("cross-entropy of numbers (so-46642627)", UnsuitableLoss)]
    [InlineData("absolute error, sigmoid (so-31556268)", UnsuitableLoss)]
    [InlineData("labels scaled (so-59325381)", LabelEncoding)]
    [InlineData("labels 1 to 3", LabelEncoding)]
    [InlineData("labels 1 and 2", LabelEncoding)]
    [InlineData("shapes refused", LossBroadcast)]
    public void The_right_cause_comes_first(string configuration, CauseId cause)
    {
        foreach (PredictionTask task in new[] { PredictionTask.Unknown, TaskOf(ExaminedLosses.Broken[configuration]) })
        {
            CollapseReport report = Collapse.Diagnose(ExaminedLosses.Broken[configuration] with { Task = task });

            Assert.Equal(cause, report.Causes[0].Cause);
        }
    }

    [Fact]
    public void Sound_configurations_have_no_cause() => Assert.All(
        ExaminedLosses.Sound, sound => Assert.Empty(Collapse.Diagnose(sound.Value).Causes));

    [Fact]
    public void A_softmax_over_the_batch_is_an_implementation() => Assert.Equal(LossImplementation, Collapse.Diagnose(new Snapshot
    {
        Configuration = ExaminedLosses.Of(ExaminedLosses.Categorical with { ScaleResponse = .4 }, ExaminedLosses.Sigmoids with { RowSumMean = 3.0 / 64, OutputMinimum = .01, OutputMaximum = .03 }).Configuration! with
        {
            Model = new ModelBehavior { RowCoupling = .4 },
        },
    }).Causes[0].Cause);

    [Fact]
    public void Scaled_labels_are_not_blamed_on_the_query() => Assert.Equal(LabelEncoding, Collapse.Diagnose(ExaminedLosses.Broken["labels scaled (so-59325381)"] with
    {
        Target = new TargetSummary { Name = "label", Classes = ["0"], ClassCounts = [3_000] },
    }).Causes[0].Cause);

    [Theory]
    [InlineData("one sigmoid for four classes (so-62068109)", OutputWidthMismatch, true)]
    [InlineData("squared error, linear", OutputWidthMismatch, false)]
    public void A_regression_by_its_numbers_may_be_about_classes(string configuration, CauseId cause, bool admitted)
    {
        Snapshot snapshot = ExaminedLosses.Broken.TryGetValue(configuration, out Snapshot? broken) ? broken : ExaminedLosses.Sound[configuration];

        Assert.Equal(admitted, CauseScope.Admits(cause, PredictionTask.Regression, snapshot.Configuration));
        Assert.False(CauseScope.Admits(cause, PredictionTask.Regression));
    }

    [Fact]
    public void Classes_broadcast_only_where_it_was_seen()
    {
        ConfigurationSummary seen = ExaminedLosses.Of(ExaminedLosses.Binary with { RowMatching = 1e-7 }, ExaminedLosses.Sigmoid with { TargetShape = "(64)" }).Configuration!;

        Assert.True(CauseScope.Admits(LossBroadcast, PredictionTask.Binary, seen));
        Assert.False(CauseScope.Admits(LossBroadcast, PredictionTask.Binary, ExaminedLosses.Sound["binary, sigmoid"].Configuration));
        Assert.False(CauseScope.Admits(LossBroadcast, PredictionTask.Binary));
    }

    // As the guard would call it by the numbers: one column is a regression or 0/1, several are classes.
    private static PredictionTask TaskOf(Snapshot snapshot) => snapshot.Configuration!.Outputs! switch
    {
        { TargetForm: TargetForm.Binary } => PredictionTask.Binary,
        { Width: 1 } or { TargetForm: TargetForm.Numbers } => PredictionTask.Regression,
        _ => PredictionTask.Multiclass,
    };
}
