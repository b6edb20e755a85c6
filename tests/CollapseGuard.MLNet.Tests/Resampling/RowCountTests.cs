using CollapseGuard.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet.Tests.Resampling;

/// <summary>How many rows the trainer sees, and how many come out of scoring: both forms, in every pipeline in which they may stand.</summary>
public class RowCountTests
{
    // 30 positives of 300: balanced, 540 rows.
    private const int All = 300;
    private const int Balanced = 540;

    private static readonly MLContext Context = new(seed: 1);
    private static readonly IDataView Data = SampleRows.View(Context, SampleRows.Make(All));
    private static readonly Smote Sampler = new() { Seed = 1 };

    private readonly List<long> seen = [];

    public enum Form
    {
        Wrapped,
        Step,
    }

    public enum Shape
    {
        Flat,
        NestedTail,
        NestedHead,
        CacheBefore,
        CacheAfter,
        CacheBothSides,
    }

    public static TheoryData<Form, Shape> Pipelines() =>
        [.. Enum.GetValues<Form>().SelectMany(form => Enum.GetValues<Shape>().Select(shape => (form, shape)))];

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void The_trainer_sees_resampled_rows_and_scoring_sees_the_rows_given(Form form, Shape shape)
    {
        ITransformer model = Pipeline(form, shape).Fit(Data);

        Assert.Equal([Balanced], seen);
        Assert.Equal(All, SampleRows.Count(model.Transform(Data)));
        Assert.Equal(40, SampleRows.Count(model.Transform(Context.Data.TakeRows(Data, 40))));
        Assert.Equal(All, Context.BinaryClassification.EvaluateNonCalibrated(model.Transform(Data)).ConfusionMatrix.Counts.Sum(row => row.Sum()));
    }

    [Theory]
    [InlineData(Form.Wrapped)]
    [InlineData(Form.Step)]
    public void Folds_of_cross_validation_are_resampled_for_training_and_whole_for_testing(Form form)
    {
        var folds = Context.BinaryClassification.CrossValidateNonCalibrated(Data, Pipeline(form, Shape.Flat), numberOfFolds: 3);

        Assert.Equal(All, folds.Sum(fold => fold.Metrics.ConfusionMatrix.Counts.Sum(row => row.Sum())));
        Assert.Equal(All, folds.Sum(fold => SampleRows.Count(fold.ScoredHoldOutSet)));
        float[] ids = [.. folds.SelectMany(fold => fold.ScoredHoldOutSet.GetColumn<float>("Id")).Order()];
        Assert.Equal(Enumerable.Range(0, All).Select(i => (float)i), ids);

        // Twice the majority of the training rows of each fold; without resampling these are two thirds of all.
        Assert.Equal(3, seen.Count);
        Assert.Equal(2 * 2 * 270, seen.Sum());
    }

    [Theory]
    [InlineData(Form.Wrapped)]
    [InlineData(Form.Step)]
    public void A_test_set_keeps_its_rows(Form form)
    {
        DataOperationsCatalog.TrainTestData split = Context.Data.TrainTestSplit(Data, 0.25, seed: 3);
        long negatives = split.TrainSet.GetColumn<bool>("Label").Count(label => !label);
        long test = SampleRows.Count(split.TestSet);

        ITransformer model = Pipeline(form, Shape.CacheBefore).Fit(split.TrainSet);

        Assert.Equal([2 * negatives], seen);
        Assert.Equal(test, SampleRows.Count(model.Transform(split.TestSet)));
        Assert.Equal(All - test, SampleRows.Count(model.Transform(split.TrainSet)));
    }

    [Theory]
    [InlineData(Form.Wrapped)]
    [InlineData(Form.Step)]
    public void An_engine_predicts_as_the_model_scores(Form form)
    {
        ITransformer model = Pipeline(form, Shape.Flat).Fit(Data);
        SampleRow[] rows = SampleRows.Make(All);
        float[] scores = [.. model.Transform(Data).GetColumn<float>("Score")];

        PredictionEngine<SampleRow, Prediction> engine = Context.Model.CreatePredictionEngine<SampleRow, Prediction>(model);

        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(scores[i], engine.Predict(rows[i]).Score));
    }

    [Theory]
    [InlineData(Form.Wrapped)]
    [InlineData(Form.Step)]
    public void Schemas_are_those_of_the_pipeline_without_it(Form form)
    {
        var plain = Context.Transforms.NormalizeMinMax("Features").Append(Trainer());
        IEstimator<ITransformer> pipeline = Pipeline(form, Shape.Flat);
        var model = (TransformerChain<BinaryPredictionTransformer<LinearBinaryModelParameters>>)pipeline.Fit(Data);

        Assert.Equal(Names(plain.Fit(Data).GetOutputSchema(Data.Schema)), Names(model.GetOutputSchema(Data.Schema)));
        Assert.Equal(Names(model.Transform(Data).Schema), Names(model.GetOutputSchema(Data.Schema)));
        Assert.Equal(4, model.LastTransformer.Model.Weights.Count);
        Assert.Equal(All, SampleRows.Count(model.GetModelFor(TransformerScope.Scoring).Transform(Data)));
    }

    [Fact]
    public void A_step_at_the_end_of_a_nested_pipeline_does_nothing_for_the_trainer_behind_and_says_so()
    {
        var context = new MLContext(seed: 1);
        var log = new List<string>();
        context.Log += (_, e) => log.Add(e.Message);
        var head = context.Transforms.NormalizeMinMax("Features").Append(context.CollapseGuard().Oversample(Sampler));
        var outer = new EstimatorChain<ITransformer>().Append(head).Append(Trainer());

        outer.Fit(Data);

        Assert.Equal([All], seen);
        Assert.Contains(log, message => message.Contains("made rows that nothing has read: no trainer stands behind it in its own pipeline", StringComparison.Ordinal));
    }

    [Fact]
    public void A_nested_pipeline_without_trainer_that_begins_with_a_step_is_taken_for_scoring()
    {
        // A limit that the guide states: the same view is transformed anew, as it is when a model is tried on its training rows.
        var head = Context.CollapseGuard().Oversample(Sampler).Append(Context.Transforms.NormalizeMinMax("Features"));

        new EstimatorChain<ITransformer>().Append(head).Append(Trainer()).Fit(Data);

        Assert.Equal([All], seen);
    }

    private static string[] Names(DataViewSchema schema) => [.. schema.Where(column => !column.IsHidden).Select(column => $"{column.Name}: {column.Type}")];

    private CountingTrainer<BinaryPredictionTransformer<LinearBinaryModelParameters>, LinearBinaryModelParameters> Trainer() =>
        new(Context.BinaryClassification.Trainers.AveragedPerceptron(numberOfIterations: 2), seen);

    private IEstimator<ITransformer> Pipeline(Form form, Shape shape)
    {
        CollapseGuardCatalog collapse = Context.CollapseGuard();
        EstimatorChain<ITransformer> start = new EstimatorChain<ITransformer>();
        var normalize = Context.Transforms.NormalizeMinMax("Features");
        if (form == Form.Wrapped)
        {
            var trainer = collapse.Resample(Trainer(), Sampler);
            return shape switch
            {
                Shape.Flat => normalize.Append(trainer),
                Shape.NestedTail => start.Append(normalize).Append(new EstimatorChain<ITransformer>().Append(trainer)),
                Shape.NestedHead => start.Append(new EstimatorChain<ITransformer>().Append(normalize)).Append(trainer),
                Shape.CacheBefore => normalize.AppendCacheCheckpoint(Context).Append(trainer),
                Shape.CacheAfter => collapse.Resample(normalize.AppendCacheCheckpoint(Context).Append(Trainer()), Sampler),
                _ => collapse.Resample(normalize.AppendCacheCheckpoint(Context).Append(Context.Transforms.CopyColumns("Id2", "Id")).AppendCacheCheckpoint(Context).Append(Trainer()), Sampler),
            };
        }

        IEstimator<ITransformer> step = collapse.Oversample(Sampler);
        return shape switch
        {
            Shape.Flat => normalize.Append(step).Append(Trainer()),
            Shape.NestedTail => start.Append(normalize).Append(new EstimatorChain<ITransformer>().Append(step).Append(Trainer())),
            Shape.NestedHead => start.Append(new EstimatorChain<ITransformer>().Append(normalize)).Append(step).Append(Trainer()),
            Shape.CacheBefore => normalize.AppendCacheCheckpoint(Context).Append(step).Append(Trainer()),
            Shape.CacheAfter => normalize.Append(step).AppendCacheCheckpoint(Context).Append(Trainer()),
            _ => normalize.AppendCacheCheckpoint(Context).Append(step).AppendCacheCheckpoint(Context).Append(Trainer()),
        };
    }

    private sealed class Prediction
    {
        public float Score { get; set; }
    }
}
