using CollapseGuard.Assertions;
using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Searching;
using CollapseGuard.MLNet.Splitting;
using CollapseGuard.MLNet.Tests.Checks;
using CollapseGuard.MLNet.Thresholds;
using CollapseGuard.Resampling;
using CollapseGuard.Resampling.Augmentation;
using CollapseGuard.Search;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Tests.Guides;

/// <summary>The code of docs/guides/mlnet.md, run as it is shown.</summary>
public class MLNetGuide
{
    private readonly MLContext mlContext = new(seed: 1);
    private readonly IDataView train = Tables.Binary(positives: .1), test = Tables.Binary(positives: .1, seed: 2);

    [Fact]
    public void Check()
    {
        // <sample>
        var pipeline = mlContext.Transforms.NormalizeMinMax("Features")
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression());
        var model = pipeline.Fit(train);

        CollapseReport report = mlContext.CollapseGuard().Check(model.Transform(test));
        Console.WriteLine(report);   // verdict, findings, causes, what to do
        // </sample>

        Assert.NotEqual(Outcome.Inconclusive, report.Outcome);
    }

    [Fact]
    public void Why()
    {
        var model = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(train);

        // <sample>
        CollapseReport ofData = mlContext.CollapseGuard().CheckData(train);
        CollapseReport ofModel = mlContext.CollapseGuard().CheckModel(model, test, trainingData: train);
        // </sample>

        Assert.NotEqual(Outcome.Inconclusive, ofModel.Outcome);
        Assert.NotEqual(Outcome.NoSignal, ofData.Outcome);
    }

    [Fact]
    public void Normalize()
    {
        IDataView prices = Tables.Regression();

        // <sample>
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();
        var pipeline = collapse.Normalize("Features")
            .Append(collapse.ScaleTarget(mlContext.Regression.Trainers.OnlineGradientDescent()));   // Score is in the label's unit
        // </sample>

        Assert.Equal(Outcome.Healthy, collapse.Check(pipeline.Fit(prices).Transform(prices)).Outcome);
    }

    [Fact]
    public void Threshold_and_resample()
    {
        IDataView validation = Tables.Binary(positives: .1, seed: 3);
        var model = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(train);

        // <sample>
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();
        var tuned = collapse.TuneThreshold(model, validation, ThresholdObjective.BalancedAccuracy);

        var resampled = collapse.Resample(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(), new Smote { Seed = 1 });
        // </sample>

        Assert.True(tuned.Tuning.IsApplied);
        Assert.Equal(Outcome.Healthy, collapse.Check(resampled.Fit(train).Transform(test)).Outcome);
    }

    [Fact]
    public void Regularize_and_augment()
    {
        // <sample>
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();
        var regularized = collapse.Regularize((float l1, float l2) =>
            mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(l1Regularization: l1, l2Regularization: l2));

        var augmented = collapse.Augment(mlContext.BinaryClassification.Trainers.FastTree(), new GaussianJitter { Scale = 0.05, Copies = 2, Seed = 1 });
        // </sample>

        Assert.NotNull(regularized.Fit(train).Path.Chosen);
        Assert.NotNull(augmented.Fit(train));
    }

    [Fact]
    public void Validate()
    {
        IDataView data = train;
        var pipeline = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression();

        // <sample>
        StratifiedTrainTest split = mlContext.CollapseGuard().StratifiedSplit(data, testFraction: 0.2, seed: 1);
        StratifiedCrossValidation folds = mlContext.CollapseGuard().StratifiedCrossValidate(split.TrainSet, pipeline, numberOfFolds: 5);
        Console.WriteLine($"AUC {folds[Metric.Auc].Mean:0.000}; {folds.Folds.Count(fold => fold.Report.Outcome == Outcome.DecisionCollapse)} folds collapsed");
        // </sample>

        Assert.Equal(5, folds.Folds.Count);
    }

    [Fact]
    public void Watch()
    {
        IDataView validation = test;

        // <sample>
        var trainer = mlContext.CollapseGuard().Watch(mlContext.BinaryClassification.Trainers.FastTree(), validation);
        var model = trainer.Fit(train);                  // the model of FastTree alone, bit for bit
        Console.WriteLine(trainer.LastFit.Examine());    // passes, verdict, skill by number of trees
        // </sample>

        Assert.NotNull(model);
    }

    [Fact]
    public void Search()
    {
        IDataView validation = test;

        // <sample>
        var found = mlContext.CollapseGuard().Search(
            SearchSpace.Of(SearchRange.Log("l2", 1e-3, 1e3)),
            candidate => mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(l2Regularization: candidate.GetSingle("l2")),
            train, validation,
            metric: scored => mlContext.BinaryClassification.Evaluate(scored).AreaUnderRocCurve,
            new ModelSearchOptions { Search = new SearchOptions { MaximumTrials = 10, Seed = 1 } });
        // </sample>

        Assert.Equal(10, found.Search.Trials.Count);
    }

    [Fact]
    public void Assert_in_a_test()
    {
        IDataView rows = Tables.Binary(), fresh = Tables.Binary(seed: 2);
        var model = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(rows);

        // <sample>
        CollapseAssert.Healthy(mlContext.CollapseGuard().CheckModel(model, fresh));
        // </sample>
    }
}
