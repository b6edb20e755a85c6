using System.IO.Compression;
using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Tests.Evaluating;
using CollapseGuard.MLNet.Weights;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Tests.Weights;

public class WeightByClassTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Fact]
    public void Balanced_weights_by_hand()
    {
        // 90 and 10 of 100: 100 / (2 * 90) and 100 / (2 * 10).
        IDataView data = ImbalancedRows.View(Context, 100, .1, 1);

        ClassWeightTransformer fitted = Context.CollapseGuard().WeightByClass().Fit(data);

        Assert.Equal(["false", "true"], fitted.Weights.Select(w => w.Name));
        Assert.Equal([90, 10], fitted.Weights.Select(w => w.Rows));
        Assert.Equal(100.0 / 180, fitted.Weights[0].Weight, 12);
        Assert.Equal(5, fitted.Weights[1].Weight, 12);
        IDataView weighted = fitted.Transform(data);
        Assert.Equal(weighted.GetColumn<bool>("Label").Select(label => label ? 5f : 100f / 180), weighted.GetColumn<float>("Weight"));
        Assert.Equal(NumberDataViewType.Single, fitted.GetOutputSchema(data.Schema)["Weight"].Type);
    }

    [Fact]
    public void Effective_numbers_by_hand_and_between_equal_rows_and_equal_classes()
    {
        // beta .9, 3 and 1 rows: (1 - .9)/(1 - .729) and 1; scaled so that 3 w0 + w1 = 4.
        double w0 = .1 / .271, scale = 4 / ((3 * w0) + 1);
        ClassWeightTransformer fitted = Fit(ClassWeighting.EffectiveNumber(.9));

        Assert.Equal(w0 * scale, fitted.Weights[0].Weight, 12);
        Assert.Equal(scale, fitted.Weights[1].Weight, 12);
        Assert.All(Fit(ClassWeighting.EffectiveNumber(0)).Weights, w => Assert.Equal(1, w.Weight, 12));
        Assert.Equal(Fit(ClassWeighting.Balanced).Weights[1].Weight, Fit(ClassWeighting.EffectiveNumber(.999999)).Weights[1].Weight, 4);
        Assert.Contains("[0, 1)", Assert.Throws<ArgumentOutOfRangeException>(() => ClassWeighting.EffectiveNumber(1)).Message);

        static ClassWeightTransformer Fit(ClassWeighting weighting) => Context.CollapseGuard().WeightByClass(weighting: weighting).Fit(ImbalancedRows.View(Context, 4, .25, 1));
    }

    [Fact]
    public void Given_weights_are_taken_as_they_are_and_must_name_every_class()
    {
        IDataView data = ImbalancedRows.View(Context, 50, .2, 1);

        ClassWeightTransformer fitted = Context.CollapseGuard().WeightByClass(weighting: ClassWeighting.Given(new Dictionary<string, double> { ["true"] = 7, ["false"] = .5 })).Fit(data);
        ArgumentException error = Assert.Throws<ArgumentException>(() => Context.CollapseGuard().WeightByClass(weighting: ClassWeighting.Given(new Dictionary<string, double> { ["yes"] = 7 })).Fit(data));

        Assert.Equal([.5, 7], fitted.Weights.Select(w => w.Weight));
        Assert.StartsWith("Class 'false' has 40 rows and no weight; weights are given for 'yes'.", error.Message);
        Assert.Throws<ArgumentException>(() => ClassWeighting.Given(new Dictionary<string, double> { ["a"] = -1 }));
    }

    [Fact]
    public void Labels_of_every_kind_are_weighed_alike()
    {
        IDataView data = Context.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(i => new Labels
        {
            Flag = i < 10, Text = i < 10 ? "b" : "a", Single = i < 10 ? 2.5f : -1, Double = i < 10 ? .1 : .3, Whole = i < 10 ? 7 : 3, Long = i < 10 ? 7 : 3, Key = i < 10 ? 3u : 1u,
        }));
        data = Context.Transforms.Conversion.MapValueToKey("TextKey", "Text").Fit(data).Transform(data);
        float[] expected = [.. Enumerable.Range(0, 40).Select(i => i < 10 ? 2f : 40f / 60)];

        foreach (string label in new[] { "Flag", "Text", "Single", "Double", "Whole", "Long", "Key", "TextKey" })
        {
            IDataView weighted = new EstimatorChain<ITransformer>().Append(Context.CollapseGuard().WeightByClass(label)).Fit(data).Transform(data);
            Assert.Equal(expected, weighted.GetColumn<float>("Weight"));
        }
    }

    [Fact]
    public void Rows_without_a_label_or_of_a_new_class_weigh_nothing()
    {
        string[] train = ["a", "a", "b", ""], later = ["b", "c", ""];
        ClassWeightTransformer fitted = Context.CollapseGuard().WeightByClass("Text").Fit(Context.Data.LoadFromEnumerable(train.Select(text => new Labels { Text = text })));

        Assert.Equal([1.5f, 0, 0], fitted.Transform(Context.Data.LoadFromEnumerable(later.Select(text => new Labels { Text = text }))).GetColumn<float>("Weight"));
    }

    [Fact]
    public void A_weighted_model_scores_rows_without_label_and_loads_without_this_assembly()
    {
        IDataView data = ImbalancedRows.View(Context, 600, .1, 1);
        var pipeline = Context.CollapseGuard().WeightByClass().Append(Context.BinaryClassification.Trainers.LbfgsLogisticRegression(exampleWeightColumnName: "Weight"));
        var plain = Context.BinaryClassification.Trainers.LbfgsLogisticRegression();

        var model = pipeline.Fit(data);

        // Weighing finds more of the rare class.
        Assert.True(Recall(model) > Recall(plain.Fit(data)) + .2);
        IDataView unlabelled = Context.Transforms.DropColumns("Label").Fit(data).Transform(data);
        float[] scores = [.. model.Transform(data).GetColumn<float>("Score")];
        Assert.Equal(scores, model.Transform(unlabelled).GetColumn<float>("Score"));
        Assert.Null(model.Transform(unlabelled).Schema.GetColumnOrNull("Weight"));

        using var stream = new MemoryStream();
        Context.Model.Save(model, data.Schema, stream);
        Assert.DoesNotContain("CollapseGuard", ZipText(stream));
        stream.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(stream, out _);
        Assert.Equal(scores, loaded.Transform(unlabelled).GetColumn<float>("Score"));
        PredictionEngine<Unlabelled, Scored> engine = Context.Model.CreatePredictionEngine<Unlabelled, Scored>(model, unlabelled.Schema);
        Assert.Equal(scores[3], engine.Predict(new Unlabelled { Features = data.GetColumn<float[]>("Features").ElementAt(3) }).Score, 5);

        double Recall(ITransformer scorer) => Context.CollapseGuard().Confusion(scorer.Transform(data)).Classes[^1].Recall.Value;
    }

    [Fact]
    public void Weights_are_learnt_from_the_training_rows_of_each_fold()
    {
        IDataView data = ImbalancedRows.View(Context, 300, .1, 2);
        var pipeline = Context.CollapseGuard().WeightByClass().Append(Context.BinaryClassification.Trainers.LbfgsLogisticRegression(exampleWeightColumnName: "Weight"));

        StratifiedCrossValidation result = Context.CollapseGuard().StratifiedCrossValidate(data, pipeline, 3);

        Assert.All(result.Folds, fold => Assert.Equal([180, 20], ((IEnumerable<ITransformer>)fold.Model).OfType<ClassWeightTransformer>().Single().Weights.Select(w => w.Rows)));
    }

    [Fact]
    public void A_label_that_is_missing_or_empty_is_told()
    {
        IDataView data = ImbalancedRows.View(Context, 10, .5, 1);
        IDataView none = Context.Data.LoadFromEnumerable(new[] { new Labels() });

        Assert.Contains("no column 'Class'", Assert.Throws<ArgumentException>(() => Context.CollapseGuard().WeightByClass("Class").Fit(data)).Message);
        Assert.Contains("No row has a label", Assert.Throws<ArgumentException>(() => Context.CollapseGuard().WeightByClass("Text").Fit(none)).Message);
    }

    private static string ZipText(MemoryStream stream)
    {
        stream.Position = 0;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        return string.Concat(zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open(), System.Text.Encoding.Latin1);
            return entry.FullName + reader.ReadToEnd();
        }));
    }

    private sealed class Labels
    {
        public bool Flag { get; set; }

        public string Text { get; set; } = "";

        public float Single { get; set; }

        public double Double { get; set; }

        public int Whole { get; set; }

        public long Long { get; set; }

        [KeyType(4)]
        public uint Key { get; set; }
    }

    private sealed class Unlabelled
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [0, 0];

        public string Kind { get; set; } = "";

        public string Customer { get; set; } = "";

        public float Number { get; set; }

        public int Index { get; set; }
    }

    private sealed class Scored
    {
        public float Score { get; set; }
    }
}
