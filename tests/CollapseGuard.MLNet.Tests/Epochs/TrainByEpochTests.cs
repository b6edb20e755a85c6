using CollapseGuard.MLNet.Epochs;
using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Tests.Watching;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet.Tests.Epochs;

/// <summary>Training epoch by epoch with warm starts.</summary>
public class TrainByEpochTests
{
    private static readonly EpochOptions Short = new() { MaximumEpochs = 6 };

    private readonly MLContext context = new(1);

    private IDataView Train => context.Data.Cache(WatchedTables.View(context, 600));

    private IDataView Validation => WatchedTables.View(context, 400, 2);

    [Fact]
    public void Every_trainer_with_a_warm_start_keeps_its_type()
    {
        CollapseGuardCatalog collapse = context.CollapseGuard();
        var binary = context.BinaryClassification.Trainers;
        EpochTraining<BinaryPredictionTransformer<LinearBinaryModelParameters>> perceptron = collapse.TrainByEpoch(binary.AveragedPerceptron(numberOfIterations: 1), Train, Validation, options: Short);
        Learned(perceptron, Metric.Auc);
        Assert.All(perceptron.Epochs, e => Assert.Equal(1, e.Passes));
        Assert.Equal(5, perceptron.Model.Model.Weights.Count);
        Learned(collapse.TrainByEpoch(binary.LinearSvm(numberOfIterations: 1), Train, Validation, options: Short), Metric.Auc);
        Learned(collapse.TrainByEpoch(binary.SgdCalibrated(new SgdCalibratedTrainer.Options { NumberOfIterations = 1, NumberOfThreads = 1 }), Train, Validation, options: Short), Metric.LogLoss);
        Learned(collapse.TrainByEpoch(binary.SgdNonCalibrated(new SgdNonCalibratedTrainer.Options { NumberOfIterations = 1, NumberOfThreads = 1 }), Train, Validation, options: Short), Metric.Auc);
        Learned(collapse.TrainByEpoch(binary.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options { MaximumNumberOfIterations = 1 }), Train, Validation, options: Short), Metric.LogLoss);
        Learned(collapse.TrainByEpoch(context.Regression.Trainers.OnlineGradientDescent("Number", numberOfIterations: 1), Train, Validation, "Number", Short), Metric.RootMeanSquaredError);
        Learned(collapse.TrainByEpoch(context.Regression.Trainers.LbfgsPoissonRegression(new LbfgsPoissonRegressionTrainer.Options { LabelColumnName = "Count", MaximumNumberOfIterations = 1 }), Train, Validation, "Count", Short), Metric.RootMeanSquaredError);
        Learned(collapse.TrainByEpoch(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options { LabelColumnName = "Class", MaximumNumberOfIterations = 1 }), Train, Validation, "Class", Short), Metric.LogLoss);
    }

    [Fact]
    public void Lbfgs_gets_better_from_epoch_to_epoch_and_the_best_is_returned()
    {
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options { MaximumNumberOfIterations = 1 });
        var training = context.CollapseGuard().TrainByEpoch(trainer, Train, Validation, options: new EpochOptions { MaximumEpochs = 5 });

        Assert.True(training.Epochs[^1].TrainingValue < training.Epochs[0].TrainingValue);
        Assert.Equal(training.Epochs.MinBy(e => e.Value)!.Epoch, training.BestEpoch);
        MetricSet own = context.CollapseGuard().Evaluate(training.Model.Transform(Validation));
        Assert.Equal(training.Epochs[training.BestEpoch - 1].Value, own[Metric.LogLoss].Value);
        Assert.Equal(EpochStop.MaximumEpochs, training.StoppedBy);
    }

    [Fact]
    public void Patience_stops_and_the_model_is_that_of_the_best_epoch()
    {
        // A scripted trainer: good, better, then worse and worse.
        float[] l1 = [50, 1, 100, 200, 400, 800];
        int epoch = 0;
        var training = context.CollapseGuard().TrainByEpoch<BinaryPredictionTransformer<Microsoft.ML.Calibrators.CalibratedModelParametersBase<LinearBinaryModelParameters, Microsoft.ML.Calibrators.PlattCalibrator>>>(
            (rows, _) => context.BinaryClassification.Trainers.LbfgsLogisticRegression(l1Regularization: l1[epoch++]).Fit(rows), Train, Validation, options: new EpochOptions { Patience = 3 });

        Assert.Equal(EpochStop.Patience, training.StoppedBy);
        Assert.Equal(2, training.BestEpoch);
        Assert.Equal([true, true, false, false, false], training.Epochs.Select(e => e.IsBest));
        Assert.Equal(training.Epochs[1].Value, context.CollapseGuard().Evaluate(training.Model.Transform(Validation))[Metric.LogLoss].Value);
    }

    [Fact]
    public void Outputs_that_become_constant_raise_the_alarm_and_the_good_model_is_kept()
    {
        int epoch = 0;
        CollapseReport? alarm = null;
        var options = new EpochOptions { Patience = 50, MaximumEpochs = 60, Monitor = EpochOptions.Default.Monitor with { OnAlarm = report => alarm = report } };
        var training = context.CollapseGuard().TrainByEpoch<RegressionPredictionTransformer<LinearRegressionModelParameters>>(
            (rows, _) => context.Regression.Trainers.OnlineGradientDescent("Number", learningRate: epoch++ < 8 ? .1f : 1e-6f).Fit(rows), Train, Validation, "Number", options);

        Assert.Equal(EpochStop.Alarm, training.StoppedBy);
        Assert.InRange(training.Epochs.Count, 9, 20);
        Assert.InRange(training.BestEpoch, 1, 8);
        Assert.NotNull(alarm);
        Assert.Contains(alarm.Findings, f => f.Detector.Name.Contains("Alarm", StringComparison.Ordinal));
    }

    [Fact]
    public void A_trainer_that_never_learns_is_no_healthy_model_and_healthy_runs_do_not_alarm()
    {
        var collapse = context.CollapseGuard();
        var stuck = collapse.TrainByEpoch(context.Regression.Trainers.OnlineGradientDescent("Number", learningRate: 1e-7f, numberOfIterations: 1), Train, Validation, "Number", new EpochOptions { MaximumEpochs = 40, Patience = 40 });
        Assert.Equal(EpochStop.Alarm, stuck.StoppedBy);
        Assert.Equal(Outcome.OutputCollapse, stuck.Report.Outcome);

        var well = collapse.TrainByEpoch(context.Regression.Trainers.OnlineGradientDescent("Number", numberOfIterations: 1), Train, Validation, "Number", new EpochOptions { MaximumEpochs = 40, Patience = 40 });
        Assert.Equal(EpochStop.MaximumEpochs, well.StoppedBy);
        Assert.Equal(Outcome.Healthy, well.Report.Outcome);
        Assert.Empty(well.Report.Findings);
    }

    [Fact]
    public void Same_seeds_give_the_same_training()
    {
        string Run()
        {
            var c = new MLContext(7);
            var training = c.CollapseGuard().TrainByEpoch(c.BinaryClassification.Trainers.AveragedPerceptron(numberOfIterations: 1), c.Data.Cache(WatchedTables.View(c, 600)), WatchedTables.View(c, 400, 2), options: Short);
            return string.Join(" ", training.Epochs.Select(e => e.Value.ToString("R"))) + training.Report.ToJson() + Convert.ToHexString(WatchedTables.Saved(c, training.Model, WatchedTables.View(c, 10).Schema));
        }

        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void It_can_be_ended_with_the_best_model_or_cancelled_without_one()
    {
        var heard = new List<int>();
        var options = new EpochOptions { StopAfter = e => e.Epoch == 3, Progress = new Direct<EpochRecord>(e => heard.Add(e.Epoch)) };
        var collapse = context.CollapseGuard();
        var ended = collapse.TrainByEpoch(context.BinaryClassification.Trainers.AveragedPerceptron(numberOfIterations: 1), Train, Validation, options: options);
        Assert.Equal(EpochStop.Asked, ended.StoppedBy);
        Assert.Equal([1, 2, 3], heard);

        using var source = new CancellationTokenSource();
        var cancelled = new EpochOptions { CancellationToken = source.Token, Progress = new Direct<EpochRecord>(_ => source.Cancel()) };
        Assert.ThrowsAny<OperationCanceledException>(() => collapse.TrainByEpoch(context.BinaryClassification.Trainers.AveragedPerceptron(numberOfIterations: 1), Train, Validation, options: cancelled));
    }

    [Fact]
    public void A_trainer_that_fails_later_leaves_the_best_model_and_one_that_fails_at_once_throws()
    {
        int epoch = 0;
        RegressionPredictionTransformer<LinearRegressionModelParameters> Fit(IDataView rows, RegressionPredictionTransformer<LinearRegressionModelParameters>? last) =>
            epoch++ < 2 ? context.Regression.Trainers.OnlineGradientDescent("Number").Fit(rows) : throw new InvalidOperationException("weights are NaN");
        var training = context.CollapseGuard().TrainByEpoch<RegressionPredictionTransformer<LinearRegressionModelParameters>>(Fit, Train, Validation, "Number");
        Assert.Equal(EpochStop.TrainerFailed, training.StoppedBy);
        Assert.Equal("weights are NaN", training.Failure!.Message);
        Assert.Equal(2, training.Epochs.Count);
        Assert.Throws<InvalidOperationException>(() => context.CollapseGuard().TrainByEpoch<RegressionPredictionTransformer<LinearRegressionModelParameters>>(Fit, Train, Validation, "Number"));
    }

    [Fact]
    public void A_metric_that_validation_rows_do_not_define_is_an_error_that_says_so()
    {
        IDataView oneClass = context.Data.LoadFromEnumerable(WatchedTables.Rows(50).Where(r => r.Label));
        var error = Assert.Throws<ArgumentException>(() => context.CollapseGuard().TrainByEpoch(context.BinaryClassification.Trainers.AveragedPerceptron(numberOfIterations: 1), Train, oneClass));
        Assert.Contains("Auc is undefined on the", error.Message, StringComparison.Ordinal);
    }

    private static void Learned<T>(EpochTraining<T> training, Metric metric)
        where T : class, ITransformer
    {
        Assert.Equal(metric, training.Epochs[0].Metric);
        Assert.Equal(6, training.Epochs.Count);
        Assert.True(training.Report.Outcome == Outcome.Healthy, training.ToString());
    }
}
