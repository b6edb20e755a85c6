using System.IO.Compression;
using CollapseGuard.Resampling.Augmentation;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;

namespace CollapseGuard.MLNet.Tests.Augmenting;

/// <summary>Trainers of ML.NET on augmented rows: types, row counts, saved models.</summary>
public class AugmentedTrainerTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Fact]
    public void The_type_of_a_trainer_and_of_its_model_stays()
    {
        ITrainerEstimator<BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>, CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>> trainer =
            Context.CollapseGuard().Augment(Context.BinaryClassification.Trainers.LbfgsLogisticRegression("Flag"), new GaussianJitter(), "Flag");

        LinearBinaryModelParameters model = trainer.Fit(Data(200)).Model.SubModel;

        Assert.Equal(2, model.Weights.Count);
        Assert.True(trainer.Info.NeedNormalization);
    }

    public static TheoryData<string> Trainers => ["Lbfgs", "Sdca", "AveragedPerceptron", "FastTree", "LbfgsPoisson", "FastTreeRegression", "LbfgsMaximumEntropy", "OneVersusAll"];

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Trainers_learn_from_mixed_rows_and_score_as_ever(string name)
    {
        CollapseGuardCatalog collapse = Context.CollapseGuard();
        var mixup = new Mixup { Alpha = .4, Seed = 1 };
        IEstimator<ITransformer> trainer = name switch
        {
            "Lbfgs" => collapse.Augment(Context.BinaryClassification.Trainers.LbfgsLogisticRegression("Flag", exampleWeightColumnName: "Weight"), mixup, "Flag", exampleWeightColumnName: "Weight"),
            "Sdca" => collapse.Augment(Context.BinaryClassification.Trainers.SdcaLogisticRegression("Flag", exampleWeightColumnName: "Weight"), mixup, "Flag", exampleWeightColumnName: "Weight"),
            "AveragedPerceptron" => collapse.Augment(Context.BinaryClassification.Trainers.AveragedPerceptron("Flag"), mixup, "Flag"),
            "FastTree" => collapse.Augment(Context.BinaryClassification.Trainers.FastTree("Flag", exampleWeightColumnName: "Weight", numberOfTrees: 10), mixup, "Flag", exampleWeightColumnName: "Weight"),
            "LbfgsPoisson" => collapse.Augment(Context.Regression.Trainers.LbfgsPoissonRegression("Target"), mixup, "Target"),
            "FastTreeRegression" => collapse.Augment(Context.Regression.Trainers.FastTree("Target", numberOfTrees: 10), mixup, "Target"),
            "LbfgsMaximumEntropy" => collapse.Augment(Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Key"), mixup, "Key"),
            _ => Context.MulticlassClassification.Trainers.OneVersusAll(collapse.Augment(Context.BinaryClassification.Trainers.LbfgsLogisticRegression("Key"), new GaussianJitter(), "Key"), "Key"),
        };
        IDataView data = Data(300);

        IDataView scored = trainer.Fit(data).Transform(data);

        Assert.Equal(300, scored.GetColumn<float[]>("Features").Count());
        double quality = name switch
        {
            "Lbfgs" or "Sdca" or "FastTree" or "AveragedPerceptron" => Context.BinaryClassification.EvaluateNonCalibrated(scored, "Flag").AreaUnderRocCurve,
            "LbfgsPoisson" or "FastTreeRegression" => Context.Regression.Evaluate(scored, "Target").RSquared,
            _ => Context.MulticlassClassification.Evaluate(scored, "Key").MacroAccuracy,
        };
        Assert.InRange(quality, .6, 1);
    }

    [Fact]
    public void Folds_are_scored_on_their_own_rows()
    {
        var folds = Context.BinaryClassification.CrossValidateNonCalibrated(
            Data(300),
            Context.Transforms.NormalizeMeanVariance("Features").Append(Context.CollapseGuard().Augment(Context.BinaryClassification.Trainers.LbfgsLogisticRegression("Flag"), new GaussianJitter { Copies = 3 }, "Flag")),
            numberOfFolds: 3, labelColumnName: "Flag");

        Assert.Equal(300, folds.Sum(fold => fold.ScoredHoldOutSet.GetColumn<bool>("Flag").Count()));
    }

    [Fact]
    public void A_saved_model_holds_nothing_of_ours_and_scores_the_same()
    {
        IDataView data = Data(200);
        var model = Context.Transforms.NormalizeMinMax("Features")
            .Append(Context.CollapseGuard().Augment(Context.BinaryClassification.Trainers.LbfgsLogisticRegression("Flag"), new Mixup(), "Flag")).Fit(data);
        using var file = new MemoryStream();
        Context.Model.Save(model, data.Schema, file);

        file.Position = 0;
        using (var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
        {
            Assert.NotEmpty(zip.Entries);
            Assert.All(zip.Entries, entry =>
            {
                using var reader = new StreamReader(entry.Open(), System.Text.Encoding.Latin1);
                Assert.DoesNotContain("CollapseGuard", entry.FullName + reader.ReadToEnd(), StringComparison.Ordinal);
            });
        }

        file.Position = 0;
        ITransformer loaded = Context.Model.Load(file, out _);
        Assert.Equal(model.Transform(data).GetColumn<float>("Score"), loaded.Transform(data).GetColumn<float>("Score"));
    }

    [Fact]
    public void Sparse_features_are_augmented_and_stay_sparse()
    {
        IDataView data = Data(60);
        data = Context.Transforms.Conversion.MapValueToKey("Word", "Text").Append(Context.Transforms.Categorical.OneHotEncoding("Hot", "Text", Microsoft.ML.Transforms.OneHotEncodingEstimator.OutputKind.Indicator))
            .Append(Context.Transforms.Concatenate("Both", "Hot", "Hot", "Hot", "Hot", "Target")).Fit(data).Transform(data);
        var seen = new SparseLook();

        Context.CollapseGuard().Augment(seen, new GaussianJitter { KeepIntegers = false }, "Flag", "Both").Fit(data);

        Assert.Equal(120, seen.Vectors.Count);
        Assert.All(seen.Vectors, vector => Assert.False(vector.IsDense));
        Assert.Equal(120, seen.Vectors.Select(vector => vector.GetItemOrDefault(12)).Distinct().Count());
    }

    private static IDataView Data(int count)
    {
        var random = new Random(4);
        IDataView view = Context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i =>
        {
            float x = random.NextSingle(), y = random.NextSingle();
            return new Row { Flag = x + (.3f * random.NextSingle()) > .6f, Text = x < .35f ? "low" : x < .7f ? "mid" : "high", Target = (20 * x) + random.NextSingle(), Features = [x, y] };
        }).ToArray());
        return Context.Transforms.Conversion.MapValueToKey("Key", "Text").Fit(view).Transform(view);
    }

    private sealed class Row
    {
        public bool Flag { get; set; }

        public string Text { get; set; } = "";

        public float Target { get; set; }

        public float Weight { get; set; } = 1;

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    /// <summary>Keeps the vectors it is fitted on as they come.</summary>
    private sealed class SparseLook : IEstimator<ITransformer>
    {
        public List<VBuffer<float>> Vectors { get; } = [];

        public ITransformer Fit(IDataView input)
        {
            using DataViewRowCursor cursor = input.GetRowCursor([input.Schema["Both"]]);
            ValueGetter<VBuffer<float>> getter = cursor.GetGetter<VBuffer<float>>(input.Schema["Both"]);
            while (cursor.MoveNext())
            {
                VBuffer<float> vector = default;
                getter(ref vector);
                Vectors.Add(vector);
            }

            return new TransformerChain<ITransformer>();
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }
}
