using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Tests.Evaluating;
using CollapseGuard.MLNet.Thresholds;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet.Tests.Thresholds;

public class TuneThresholdTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Fact]
    public void A_calibrated_model_decides_by_the_chosen_threshold_and_keeps_it_when_saved()
    {
        (IDataView train, IDataView held) = Rows(.05, 1.2f);
        var model = Context.Transforms.NormalizeMeanVariance("Features").Append(Context.BinaryClassification.Trainers.LbfgsLogisticRegression()).Fit(train);

        var tuned = Context.CollapseGuard().TuneThreshold(model, held);

        Assert.True(tuned.Tuning.IsApplied);
        Assert.True(tuned.Tuning.Value > tuned.Tuning.ValueBefore);
        Assert.Equal(tuned.Tuning.Value, Context.CollapseGuard().Evaluate(tuned.Model.Transform(held))[Metric.F1].Value, 12);
        Assert.Equal(tuned.Tuning.ValueBefore, Context.CollapseGuard().Evaluate(model.Transform(held))[Metric.F1].Value, 12); // the model given is untouched
        Assert.Equal(Decisions(tuned.Model, held), Decisions(SavedAndLoaded(tuned.Model, train.Schema), held));
        Assert.NotEqual(Decisions(model, held), Decisions(tuned.Model, held));
    }

    [Fact]
    public void The_probability_of_the_threshold_is_that_of_the_model_there()
    {
        (IDataView train, IDataView held) = Rows(.1, 1.5f);
        var model = Context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(train);

        ThresholdTuning tuning = Context.CollapseGuard().TuneThreshold(model, held, ThresholdObjective.BalancedAccuracy).Tuning;

        // A logistic model: probability = 1 / (1 + exp(-score)).
        Assert.Equal(1 / (1 + Math.Exp(-tuning.Chosen!.Value.Threshold)), tuning.Probability, 2);
        Assert.InRange(tuning.Probability, .03, .3); // near the prevalence, far from .5
    }

    [Fact]
    public void Trees_an_uncalibrated_model_and_a_calibrator_apart_are_tuned()
    {
        (IDataView train, IDataView held) = Rows(.1, 1.5f);
        Check(Context.BinaryClassification.Trainers.FastTree(numberOfTrees: 10).Fit(train));
        Check(Context.BinaryClassification.Trainers.AveragedPerceptron().Fit(train));
        Check(Context.BinaryClassification.Trainers.LinearSvm().Append(Context.BinaryClassification.Calibrators.Platt()).Fit(train));

        void Check<T>(T model)
            where T : class, ITransformer
        {
            TunedThreshold<T> tuned = Context.CollapseGuard().TuneThreshold(model, held, ThresholdObjective.BalancedAccuracy);
            Assert.True(tuned.Tuning.IsApplied);
            Assert.IsType(model.GetType(), tuned.Model);
            Assert.Equal(tuned.Tuning.Value, Context.CollapseGuard().Evaluate(tuned.Model.Transform(held))[Metric.BalancedAccuracy].Value, 12);
            Assert.Equal(Decisions(tuned.Model, held), Decisions(SavedAndLoaded(tuned.Model, train.Schema), held));
        }
    }

    [Fact]
    public void A_loaded_model_and_a_nested_chain_keep_all_but_the_threshold()
    {
        (IDataView train, IDataView held) = Rows(.1, 1.5f);
        var inner = Context.Transforms.NormalizeMinMax("Features").Append(Context.BinaryClassification.Trainers.LbfgsLogisticRegression());
        var nested = new EstimatorChain<ITransformer>().Append(Context.Transforms.CopyColumns("Copy", "Features"), TransformerScope.TrainTest).Append(inner).Fit(train);
        ITransformer loaded = SavedAndLoaded(nested, train.Schema);

        ITransformer tuned = Context.CollapseGuard().TuneThreshold(loaded, held).Model;
        TransformerChain<TransformerChain<BinaryPredictionTransformer<Microsoft.ML.Calibrators.CalibratedModelParametersBase<LinearBinaryModelParameters, Microsoft.ML.Calibrators.PlattCalibrator>>>> typed =
            Context.CollapseGuard().TuneThreshold(nested, held).Model;

        Assert.Equal(Decisions(tuned, held), Decisions(typed, held));
        Assert.Equal(nested.Transform(held).GetColumn<float>("Score"), tuned.Transform(held).GetColumn<float>("Score"));
        Assert.Single(typed.GetModelFor(TransformerScope.Scoring)); // the step for training and testing keeps its scope
        Assert.Equal(2, typed.GetModelFor(TransformerScope.TrainTest).Count());
    }

    [Fact]
    public void Scores_without_skill_leave_the_threshold_alone_unless_forced()
    {
        (IDataView train, IDataView held) = Rows(.2, 0);
        var model = Context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(train);

        var refused = Context.CollapseGuard().TuneThreshold(model, held);
        var forced = Context.CollapseGuard().TuneThreshold(model, held, options: new() { Force = true });

        Assert.False(refused.Tuning.IsApplied);
        Assert.Same(model, refused.Model);
        Assert.StartsWith("the scores show no skill (AUC 0.", refused.Tuning.Refusal);
        Assert.True(forced.Tuning.IsApplied);
        Assert.Contains(forced.Tuning.Notes, note => note.StartsWith("Moved all the same"));
    }

    [Fact]
    public void Too_few_rare_rows_leave_it_alone_and_enough_do_not()
    {
        IDataView train = ImbalancedRows.View(Context, 1_000, .1, 3);
        var model = Context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(train);

        ThresholdTuning four = Context.CollapseGuard().TuneThreshold(model, ImbalancedRows.View(Context, 300, 4 / 300.0, 3, seed: 8)).Tuning;
        ThresholdTuning five = Context.CollapseGuard().TuneThreshold(model, ImbalancedRows.View(Context, 300, 5 / 300.0, 3, seed: 8)).Tuning;

        Assert.StartsWith("the rarer class has 4 row(s), at least 5 are required", four.Refusal);
        Assert.True(five.IsApplied);
    }

    [Fact]
    public void A_precision_that_no_threshold_reaches_leaves_it_alone()
    {
        // Inverted labels: the highest scores are negatives, so no threshold is precise.
        IDataView train = ImbalancedRows.View(Context, 1_000, .3, 3);
        IDataView inverted = Context.Data.LoadFromEnumerable(ImbalancedRows.Of(1_000, .3, 3, seed: 5).Select(row => new ImbalancedRow { Label = !row.Label, Features = row.Features }));
        var model = Context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(train);

        var tuned = Context.CollapseGuard().TuneThreshold(model, inverted, ThresholdObjective.RecallAtPrecision(.95), options: new() { Force = true });

        Assert.Null(tuned.Tuning.Chosen);
        Assert.Same(model, tuned.Model);
        Assert.Equal("no threshold reaches recall at a precision of at least 0.95 on these 1000 rows", tuned.Tuning.Refusal);
    }

    [Fact]
    public void Out_of_fold_rows_choose_a_threshold_without_rows_held_back()
    {
        (IDataView train, IDataView held) = Rows(.05, 1.2f);
        var trainer = Context.BinaryClassification.Trainers.LbfgsLogisticRegression();
        var model = trainer.Fit(train);

        StratifiedCrossValidation folds = Context.CollapseGuard().StratifiedCrossValidate(train, trainer);
        var tuned = Context.CollapseGuard().TuneThreshold(model, folds, ThresholdObjective.BalancedAccuracy);

        Assert.True(tuned.Tuning.IsApplied);
        Assert.Equal(2_000, tuned.Tuning.Chosen!.Value.Rows);
        double before = Context.CollapseGuard().Evaluate(model.Transform(held))[Metric.BalancedAccuracy].Value;
        Assert.InRange(Context.CollapseGuard().Evaluate(tuned.Model.Transform(held))[Metric.BalancedAccuracy].Value, before + .1, 1); // on rows that neither saw
    }

    [Fact]
    public void What_is_no_binary_model_is_refused()
    {
        (IDataView train, _) = Rows(.2, 1);
        var regression = Context.Regression.Trainers.Sdca("Number", maximumNumberOfIterations: 2).Fit(train);
        var renamed = Context.Transforms.Expression("Score", "x : x", "Number").Append(Context.Transforms.CopyColumns("PredictedLabel", "Label")).Fit(train);

        Assert.Contains("is a Regression model", Assert.Throws<ArgumentException>(() => Context.CollapseGuard().TuneThreshold(regression, train, labelColumnName: "Number")).Message);
        Assert.Contains("holds no BinaryPredictionTransformer", Assert.Throws<ArgumentException>(() => Context.CollapseGuard().TuneThreshold(renamed, train, options: new() { Force = true })).Message);
    }

    private static (IDataView Train, IDataView Held) Rows(double share, float shift) =>
        (ImbalancedRows.View(Context, 2_000, share, shift, seed: 1), ImbalancedRows.View(Context, 2_000, share, shift, seed: 2));

    private static List<bool> Decisions(ITransformer model, IDataView data) => ImbalancedRows.Column<bool>(model.Transform(data), "PredictedLabel");

    private static ITransformer SavedAndLoaded(ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        Context.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }
}
