using System.Diagnostics.Metrics;
using CollapseGuard.MLNet.Watching;
using CollapseGuard.MLNet.Watching.Outcomes;
using Microsoft.Extensions.Logging;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Watching;

/// <summary>What became of a fitted model, and who hears of it.</summary>
public class ExamineTests
{
    private readonly MLContext context = new(1);

    [Theory]
    [InlineData("AveragedPerceptron", "Label", Outcome.Healthy)]
    [InlineData("LbfgsLogisticRegression", "Label", Outcome.Healthy)]
    [InlineData("OnlineGradientDescent", "Number", Outcome.Healthy)]
    [InlineData("LbfgsMaximumEntropy", "Class", Outcome.Healthy)]
    public void A_model_with_skill_is_healthy_on_both_sets(string trainer, string label, Outcome outcome)
    {
        WatchReport report = Report(trainer, label, 1);
        Assert.Equal(outcome, report.Outcome);
        Assert.Equal(outcome, report.Training.Report!.Outcome);
        Assert.Equal(800, report.Training.RowCount);
        Assert.Equal(400, report.Validation.RowCount);
    }

    [Theory]
    [InlineData("AveragedPerceptron", "Label")]
    [InlineData("OnlineGradientDescent", "Number")]
    public void A_model_without_signal_is_not(string trainer, string label)
    {
        WatchReport report = Report(trainer, label, 0);
        Assert.NotEqual(Outcome.Healthy, report.Outcome);
        Assert.Equal(report.Validation.Report!.Outcome, report.Outcome);
    }

    [Fact]
    public void A_constant_by_too_much_regularization_is_a_collapse()
    {
        var watched = context.CollapseGuard().Watch(context.BinaryClassification.Trainers.LbfgsLogisticRegression(l1Regularization: 1e6f));
        watched.Fit(WatchedTables.View(context, 800));
        WatchReport report = watched.LastFit.Examine();
        Assert.Equal(Outcome.OutputCollapse, report.Outcome);
        Assert.Equal("no validation rows were given", report.Validation.NotEvaluated);
    }

    /// <summary>A transformer of ours around the predictor: no step names its features.</summary>
    [Fact]
    public void A_model_that_shows_no_features_is_judged_all_the_same()
    {
        CollapseGuardCatalog collapse = context.CollapseGuard();
        var watched = collapse.Watch(collapse.ScaleTarget(context.Regression.Trainers.OnlineGradientDescent("Number"), labelColumnName: "Number"), labelColumnName: "Number");
        watched.Fit(WatchedTables.View(context, 800));

        Assert.Equal(Outcome.Healthy, watched.LastFit.Examine().Training.Report!.Outcome);
    }

    [Fact]
    public void Rows_sorted_by_class_are_sampled_evenly_and_what_cannot_be_judged_says_why()
    {
        WatchedRow[] sorted = [.. WatchedTables.Rows(2_000).OrderBy(r => r.Label)];
        var watched = context.CollapseGuard().Watch(context.BinaryClassification.Trainers.AveragedPerceptron(), options: new WatchOptions { MaximumRows = 100 });
        watched.Fit(context.Data.LoadFromEnumerable(sorted));
        WatchReport report = watched.LastFit.Examine();
        Assert.Equal(100, report.Training.RowCount);
        IDataView sample = SampledView.Of(context.Data.LoadFromEnumerable(sorted), 100, 0, default);
        Assert.Equal(sorted.Count(r => r.Label) / 20, sample.GetColumn<bool>("Label").Count(positive => positive), 1.0);
        Assert.Same(report, watched.LastFit.Examine());

        WatchedEstimator<ITransformer> clusters = context.CollapseGuard().Watch(Trainers.Make(context, "KMeans"));
        clusters.Fit(context.Data.LoadFromEnumerable(sorted));
        Assert.Equal(Outcome.Inconclusive, clusters.LastFit.Examine().Outcome);
        Assert.NotNull(clusters.LastFit.Examine().Training.NotEvaluated);
        Assert.Throws<OperationCanceledException>(() => Fitted().Examine(new CancellationToken(true)));
    }

    [Fact]
    public void Logger_and_meter_hear_of_it_when_asked()
    {
        var log = new Lines();
        var counted = new List<(string Name, long Value, string Tags)>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == "CollapseGuard") { l.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            string text = string.Join(",", tags.ToArray().Select(t => $"{t.Key}={t.Value}"));
            lock (counted)
            {
                counted.Add((instrument.Name, value, text));
            }
        });
        listener.Start();
        var options = new WatchOptions { Logger = log, ExamineAfterFit = true };
        context.CollapseGuard().Watch(context.Regression.Trainers.FastTreeTweedie("Number", minimumExampleCountPerLeaf: 500), labelColumnName: "Number", options: options)
            .Fit(context.Data.FilterRowsByColumn(WatchedTables.View(context, 800), "Number", 0));

        lock (counted)
        {
            Assert.Contains(("collapseguard.fit.passes", 1, "trainer=FastTreeTweedieTrainer"), counted);
            Assert.Contains(("collapseguard.fit.fits", 1, "trainer=FastTreeTweedieTrainer"), counted);
            Assert.Contains(("collapseguard.fit.outcomes", 1, "trainer=FastTreeTweedieTrainer,outcome=OutputCollapse"), counted);
        }

        Assert.Equal("Fit 1 of FastTreeTweedieTrainer begins", log.Of(3001));
        Assert.Equal("Fit 1 of FastTreeTweedieTrainer ended after 1 passes over the rows", log.Of(3003));
        Assert.Contains("OutputCollapse", log.Of(3004), StringComparison.Ordinal);
        Assert.Contains("CG1001", log.Of(3101), StringComparison.Ordinal);
        Assert.Contains("has a split", log.Of(3102), StringComparison.Ordinal);
    }

    private WatchedFit Fitted()
    {
        var watched = context.CollapseGuard().Watch(context.BinaryClassification.Trainers.AveragedPerceptron());
        watched.Fit(WatchedTables.View(context, 100));
        return watched.LastFit;
    }

    private WatchReport Report(string trainer, string label, float signal)
    {
        WatchedEstimator<ITransformer> watched = context.CollapseGuard().Watch(Trainers.Make(context, trainer), WatchedTables.View(context, 400, 2, signal: signal), label);
        watched.Fit(WatchedTables.View(context, 800, signal: signal));
        return watched.LastFit.Examine();
    }

    private sealed class Lines : ILogger
    {
        private readonly List<(int Id, string Text)> lines = [];

        public string Of(int id) => lines.FirstOrDefault(l => l.Id == id).Text ?? "";

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Add((eventId.Id, formatter(state, exception)));
    }
}
