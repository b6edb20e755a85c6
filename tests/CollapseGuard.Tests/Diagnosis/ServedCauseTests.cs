using CollapseGuard.Summaries;
using CollapseGuard.Tests.Detectors;
using static CollapseGuard.CauseId;

namespace CollapseGuard.Tests.Diagnosis;

/// <summary>A network that learned its own rows and fails on others: what tells memory from a leak, from other numbers of the classes and from rows of another kind.</summary>
public class ServedCauseTests
{
    private static readonly (string, Outcome?)[] Gap = [("CG1004", Outcome.NoSkill), ("CG1018", null), ("CG2016", null)];

    [Theory]
    [InlineData(.5, true)]
    [InlineData(.97, false)] // a probe leaves .03 of these rows and .02 of the training rows: that is no leak
    public void A_probe_that_finds_far_more_in_the_training_rows_shows_a_leak(double askedSkill, bool isLeak)
    {
        IReadOnlyList<RankedCause> causes = Causes(trainedSkill: .98, askedSkill);

        Assert.Equal(isLeak, causes[0].Cause == TargetLeak);
        Assert.Equal(isLeak, causes.Any(c => c.Cause == TargetLeak));
    }

    [Fact]
    public void Fewer_rows_asked_than_trained_on_show_no_leak() => Assert.DoesNotContain(Causes(.98, .5, askedRows: 100), c => c.Cause == TargetLeak);

    [Fact]
    public void A_probe_of_the_training_rows_that_holds_elsewhere_speaks_against_memory()
    {
        double held = Weight(Causes(trainedSkill: .6, askedSkill: .6), Overfitting);
        double memory = Weight(Causes(trainedSkill: .1, askedSkill: .6), Overfitting);

        Assert.True(held < memory);
        Assert.Contains(Causes(.6, .6).Take(2), c => c.Cause is TrainServeMismatch);
        Assert.Equal(Overfitting, Causes(.1, .6)[0].Cause);
    }

    [Fact]
    public void Where_nothing_can_be_learned_memory_comes_second()
    {
        Snapshot snapshot = Learned(.1, 0) with { Signal = DrawnTrainings.Signal(.6) };
        CauseId[] causes = [.. Scenario.Report(snapshot, [.. Gap, ("CG3001", null)]).Causes.Select(c => c.Cause)];

        Assert.Equal([NoSignal, Overfitting], causes.Take(2));
    }

    /// <summary>Rows 0, 1, 2 answered 1, 2, 0: right but for the numbers.</summary>
    [Theory]
    [InlineData(new long[] { 2, 90, 8, 3, 5, 92, 88, 10, 2 }, true)]
    [InlineData(new long[] { 30, 40, 30, 35, 30, 35, 33, 33, 34 }, false)]
    [InlineData(new long[] { 60, 20, 20, 20, 60, 20, 20, 20, 60 }, false)]
    public void Classes_that_are_right_under_other_numbers_were_coded_otherwise(long[] counts, bool isRenumbered)
    {
        Snapshot snapshot = Learned(.5, .5) with
        {
            Task = PredictionTask.Multiclass,
            Regression = [],
            Labels = new LabelSummary { Classes = ["0", "1", "2"], Confusion = new ConfusionMatrix(3, counts) },
        };

        Assert.Equal(isRenumbered, Scenario.Report(snapshot, Gap).Causes[0].Cause == LabelEncoding);
    }

    [Theory]
    [InlineData(.1, 0, 1, true)]
    [InlineData(1, 0, 1, false)]
    [InlineData(.1, 0, 46, false)]
    public void Labels_of_another_scale_in_training_are_an_encoding(double trainedMaximum, double least, double greatest, bool isScaled)
    {
        RegressionSummary output = Scenario.Output(.05, .01, .5, .25);
        Snapshot snapshot = Scenario.Regression with
        {
            Regression = [output with { Actual = output.Actual with { Moments = output.Actual.Moments with { Minimum = least, Maximum = greatest } } }],
            Configuration = new ConfigurationSummary { Rows = 64, Outputs = ExaminedLosses.Numbers with { TargetMinimum = 0, TargetMaximum = trainedMaximum } },
        };

        Assert.Equal(isScaled, Scenario.Report(snapshot, [("CG1001", Outcome.OutputCollapse), ("CG1003", null)]).Causes[0].Cause == LabelEncoding);
    }

    [Theory]
    [InlineData(728, 64, true)]
    [InlineData(728, 20, false)] // every row came three times in a pass: values of a category, not of an identifier
    [InlineData(100, 64, false)] // more than one 1 a row
    public void A_column_for_every_row_is_an_identifier(int columns, long distinctRows, bool isIdentifier)
    {
        Snapshot snapshot = Learned(.1, 0) with
        {
            Signal = DrawnTrainings.Signal(.6),
            Configuration = new ConfigurationSummary { Rows = 32, Inputs = new InputFit(columns, 32, Math.Sqrt(1.0 / 728), 1, .174, .174, .18, 1 - (32.0 / columns), 0, 0) },
            Training = Training(.1) with { DistinctRows = distinctRows, Steps = 20, Epochs = 10, BatchSize = 32 },
        };

        Assert.Equal(isIdentifier, Scenario.Report(snapshot, [.. Gap, ("CG3001", null)]).Causes[0].Cause == InputEncoding);
    }

    [Theory]
    [InlineData(2, SingleClassLabels)]
    [InlineData(0, LabelEncoding)] // 0 is what scaled or truncated labels become
    public void One_training_label_that_is_not_0_was_not_lost(double label, CauseId first)
    {
        Snapshot snapshot = Learned(.1, .1) with
        {
            Task = PredictionTask.Multiclass,
            Regression = [],
            Training = Training(.1) with { ConstantLoss = 0, TrainingSkill = double.NegativeInfinity },
            Configuration = new ConfigurationSummary { Rows = 64, Outputs = ExaminedLosses.Logits with { ClassCount = 1, UnseenClassCount = 2, TargetMinimum = label, TargetMaximum = label } },
        };

        Assert.Equal(first, Scenario.Report(snapshot, [("CG1005", Outcome.OutputCollapse), ("CG4014", null)]).Causes[0].Cause);
    }

    [Fact]
    public void A_gap_that_is_seen_is_explained_where_the_rest_is_undecided()
    {
        Assert.NotEmpty(Scenario.Report(Learned(.1, .6), [("CG2016", null)]).Causes);
        Assert.Empty(Scenario.Report(Learned(.1, .6), [("CG1011", null)]).Causes); // it learns, and nothing is known to be lost
    }

    private static TrainingSummary Training(double signalSkill) => DrawnTrainings.Healthy with
    {
        TrainingSkill = .9,
        ValidationSkill = -.5,
        TrainingSignal = DrawnTrainings.Signal(.005) with { Skill = signalSkill, Rows = 256 },
    };

    private static Snapshot Learned(double trainedSkill, double askedSkill, long askedRows = 600) => Scenario.Regression with
    {
        Regression = [Scenario.Output(0, 1, 0, 1)],
        Training = Training(trainedSkill),
        Signal = DrawnTrainings.Signal(.005) with { Skill = askedSkill, Rows = askedRows },
    };

    private static IReadOnlyList<RankedCause> Causes(double trainedSkill, double askedSkill, long askedRows = 600) => Scenario.Report(Learned(trainedSkill, askedSkill, askedRows), Gap).Causes;

    private static double Weight(IReadOnlyList<RankedCause> causes, CauseId cause) => causes.Where(c => c.Cause == cause).Sum(c => c.For.Sum(e => e.Weight));
}
