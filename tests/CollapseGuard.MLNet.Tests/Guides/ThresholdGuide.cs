using CollapseGuard.MLNet.Calibrating;
using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Tests.Evaluating;
using CollapseGuard.MLNet.Thresholds;
using CollapseGuard.MLNet.Weights;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Guides;

/// <summary>The code of docs/guides/mlnet-thresholds.md, run as it is shown.</summary>
public class ThresholdGuide
{
    private readonly MLContext mlContext = new(seed: 1);

    [Fact]
    public void Tune()
    {
        IDataView train = Rows(1), validation = Rows(2);
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var pipeline = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression();

        // <sample>
        var model = pipeline.Fit(train);
        var tuned = collapse.TuneThreshold(model, validation, ThresholdObjective.Cost(falsePositiveCost: 1, falseNegativeCost: 20));

        Console.WriteLine(tuned.Tuning);                        // value now and before, precision and recall with intervals
        if (!tuned.Tuning.IsApplied)
        {
            Console.WriteLine(tuned.Tuning.Refusal);            // no skill in the scores, or too few rare rows: left alone
        }

        mlContext.Model.Save(tuned.Model, train.Schema, path);  // the threshold is part of the model
        // </sample>

        File.Delete(path);
        Assert.True(tuned.Tuning.IsApplied);
    }

    [Fact]
    public void Tune_out_of_fold()
    {
        IDataView train = Rows(1);
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();
        var pipeline = mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression();

        // <sample>
        StratifiedCrossValidation folds = collapse.StratifiedCrossValidate(train, pipeline);
        var tuned = collapse.TuneThreshold(pipeline.Fit(train), folds, ThresholdObjective.RecallAtPrecision(0.5));
        // </sample>

        Assert.True(tuned.Tuning.IsApplied);
        Assert.InRange(tuned.Tuning.Precision.Value, .5, 1);
    }

    [Fact]
    public void Weigh_and_restore()
    {
        IDataView train = Rows(1), validation = Rows(2);
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();

        // <sample>
        var pipeline = collapse.WeightByClass()                                                     // column "Weight": n / (k n_c)
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(exampleWeightColumnName: "Weight"))
            .Append(collapse.RestorePrevalence(trainingPrevalence: 0.5, truePrevalence: 0.05));     // balanced weights: half of all weight

        IDataView scored = pipeline.Fit(train).Transform(validation);
        double logLoss = collapse.Evaluate(scored)[Metric.LogLoss].Value;                           // in nats
        // </sample>

        Assert.InRange(logLoss, 0, .2);
    }

    [Fact]
    public void Move_several_classes()
    {
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();
        var keys = mlContext.Transforms.Conversion.MapValueToKey("KindKey", "Kind").Fit(Rows(1));
        IDataView train = keys.Transform(Rows(1)), validation = keys.Transform(Rows(2));

        // <sample>
        var kinds = mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy("KindKey")
            .Append(collapse.RestorePrevalence(
                trainingPriors: new Dictionary<string, double> { ["common"] = 1 / 3.0, ["usual"] = 1 / 3.0, ["rare"] = 1 / 3.0 },
                truePriors: new Dictionary<string, double> { ["common"] = 0.32, ["usual"] = 0.63, ["rare"] = 0.05 }));
        IDataView moved = kinds.Fit(train).Transform(validation);                               // Score and PredictedLabel are new
        // </sample>

        Assert.All(moved.GetColumn<float[]>("Score"), scores => Assert.Equal(1, scores.Sum(), 5));
    }

    [Fact]
    public void Weigh_by_effective_number()
    {
        IDataView train = Rows(1);
        CollapseGuardCatalog collapse = mlContext.CollapseGuard();

        // <sample>
        ClassWeightTransformer weights = collapse.WeightByClass("Kind", weighting: ClassWeighting.EffectiveNumber(beta: 0.999)).Fit(train);
        foreach (ClassWeight c in weights.Weights)
        {
            Console.WriteLine($"{c.Name}: {c.Rows} rows of weight {c.Weight:0.00}");
        }
        // </sample>

        Assert.Equal(3, weights.Weights.Count);
    }

    [Fact]
    public void Unlabelled_prevalence()
    {
        float[] probabilities = [.9f, .1f, .8f, .2f, .95f, .05f];

        // <sample>
        double[] priors = PriorShift.EstimatePriors(probabilities, trainingPriors: [0.5, 0.5]);     // n x k, row-major
        float[] moved = PriorShift.Multiclass(probabilities, [0.5, 0.5], priors);
        // </sample>

        Assert.True(priors[0] > .8);
        Assert.Equal(6, moved.Length);
    }

    private IDataView Rows(int seed) => ImbalancedRows.View(mlContext, 2_000, .05, 1.5f, seed);
}
