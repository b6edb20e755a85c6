using CollapseGuard.MLNet.Resampling;
using CollapseGuard.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.LightGbm;

namespace CollapseGuard.MLNet.Tests.Resampling;

/// <summary>Every kind of trainer on resampled rows, in both forms: rows seen in training, rows scored, and a model of finite scores.</summary>
public class TrainerTests
{
    private const int All = 300;

    private static readonly MLContext Context = new(seed: 1);
    private static readonly CollapseGuardCatalog Collapse = Context.CollapseGuard();
    private static readonly IDataView Data = Context.Transforms.Conversion.MapValueToKey("Kind").Fit(SampleRows.View(Context, SampleRows.Make(All)))
        .Transform(SampleRows.View(Context, SampleRows.Make(All)));

    private readonly List<long> seen = [];

    public static TheoryData<string, bool> Binary() => Cross("Lbfgs", "Sdca", "AveragedPerceptron", "SgdCalibrated", "LinearSvm", "FieldAware", "FastTree", "FastForest", "Gam", "LightGbm");

    public static TheoryData<string, bool> Multiclass() => Cross("LbfgsMaximumEntropy", "SdcaMaximumEntropy", "OneVersusAll", "LightGbm");

    public static TheoryData<string, bool> Regression() => Cross("Sdca", "OnlineGradientDescent", "LbfgsPoisson", "FastTree", "FastForest");

    [Theory]
    [MemberData(nameof(Binary))]
    public void Binary_trainers(string name, bool asStep)
    {
        var trainers = Context.BinaryClassification.Trainers;
        Smote smote = new() { Seed = 2 };
        IEstimator<ITransformer> pipeline = name switch
        {
            "Lbfgs" => Form(trainers.LbfgsLogisticRegression(), smote, asStep),
            "Sdca" => Form(trainers.SdcaLogisticRegression(maximumNumberOfIterations: 5), smote, asStep),
            "AveragedPerceptron" => Form(trainers.AveragedPerceptron(), smote, asStep),
            "SgdCalibrated" => Form(trainers.SgdCalibrated(numberOfIterations: 3), smote, asStep),
            "LinearSvm" => Form(trainers.LinearSvm(), smote, asStep),
            "FieldAware" => FormOfAny(trainers.FieldAwareFactorizationMachine(), smote, asStep),
            "FastTree" => Form(trainers.FastTree(numberOfTrees: 5), smote, asStep),
            "FastForest" => Form(trainers.FastForest(numberOfTrees: 5), smote, asStep),
            "Gam" => Form(trainers.Gam(numberOfIterations: 20), smote, asStep),
            _ => Form(trainers.LightGbm(numberOfIterations: 5), smote, asStep),
        };

        Check(pipeline, 540);
    }

    [Theory]
    [MemberData(nameof(Multiclass))]
    public void Multiclass_trainers(string name, bool asStep)
    {
        var trainers = Context.MulticlassClassification.Trainers;
        Smote smote = new() { Seed = 2 };
        if (name == "OneVersusAll")
        {
            // 180, 60 and 60 rows: each against the rest has 180 or 240 on its larger side. The step balances all three before, to 180 each.
            // OneVersusAll fits its first class twice: once to learn the type of the model.
            ITrainerEstimator<BinaryPredictionTransformer<LinearBinaryModelParameters>, LinearBinaryModelParameters> one = Context.BinaryClassification.Trainers.AveragedPerceptron(labelColumnName: "Kind").Counted(seen);
            Check(asStep ? Collapse.Oversample(smote, "Kind").Append(trainers.OneVersusAll(one, "Kind")) : trainers.OneVersusAll(Collapse.Resample(one, smote, "Kind"), "Kind").Any(), asStep ? [540, 540, 540, 540] : [360, 360, 480, 480]);
            return;
        }

        IEstimator<ITransformer> pipeline = name switch
        {
            "LbfgsMaximumEntropy" => Form(trainers.LbfgsMaximumEntropy("Kind"), smote, asStep, "Kind"),
            "SdcaMaximumEntropy" => Form(trainers.SdcaMaximumEntropy("Kind", maximumNumberOfIterations: 5), smote, asStep, "Kind"),
            _ => Form(trainers.LightGbm("Kind", numberOfIterations: 5), smote, asStep, "Kind"),
        };
        Check(pipeline, 3 * 180);
    }

    [Theory]
    [MemberData(nameof(Regression))]
    public void Regression_trainers_by_a_column_of_classes(string name, bool asStep)
    {
        var trainers = Context.Regression.Trainers;
        var byKind = new ResamplingOptions { ClassColumnName = "Kind" };
        Smote smote = new() { Seed = 2 };
        IEstimator<ITransformer> pipeline = name switch
        {
            "Sdca" => Form(trainers.Sdca("Number", maximumNumberOfIterations: 5), smote, asStep, "Number", byKind),
            "OnlineGradientDescent" => Form(trainers.OnlineGradientDescent("Number"), smote, asStep, "Number", byKind),
            "LbfgsPoisson" => Form(trainers.LbfgsPoissonRegression("Number"), smote, asStep, "Number", byKind),
            "FastTree" => Form(trainers.FastTree("Number", numberOfTrees: 5), smote, asStep, "Number", byKind),
            _ => Form(trainers.FastForest("Number", numberOfTrees: 5), smote, asStep, "Number", byKind),
        };

        Check(pipeline, 3 * 180);
    }

    [Fact]
    public void The_static_type_of_the_model_stays()
    {
        var model = Context.Transforms.NormalizeMinMax("Features")
            .Append(Collapse.Resample(Context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options { NumberOfIterations = 3 }), new RandomUnderSampler()))
            .Fit(Data);

        Assert.Equal(3, model.LastTransformer.Model.SubModel.TrainedTreeEnsemble.Trees.Count);
    }

    private static TheoryData<string, bool> Cross(params string[] names) => [.. names.SelectMany(name => new[] { (name, false), (name, true) })];

    private IEstimator<ITransformer> Form<T, TModel>(ITrainerEstimator<T, TModel> trainer, Sampler sampler, bool asStep, string label = "Label", ResamplingOptions? options = null)
        where T : class, ISingleFeaturePredictionTransformer<TModel>
        where TModel : class => asStep
            ? Collapse.Oversample(sampler, label, options: options).Append(trainer.Counted(seen))
            : Collapse.Resample(trainer.Counted(seen), sampler, label, options: options).Any();

    private IEstimator<ITransformer> FormOfAny<T>(IEstimator<T> trainer, Sampler sampler, bool asStep)
        where T : class, ITransformer
    {
        var counted = new CountingEstimator<T>(trainer, seen);
        return asStep ? Collapse.Oversample(sampler).Append(counted) : Collapse.Resample(counted, sampler).Any();
    }

    private void Check(IEstimator<ITransformer> pipeline, params long[] rows)
    {
        IDataView scored = pipeline.Fit(Data).Transform(Data);

        Assert.Equal(rows, seen);
        Assert.Equal(All, SampleRows.Count(scored));
        IEnumerable<float> scores = scored.Schema["Score"].Type is VectorDataViewType ? scored.GetColumn<float[]>("Score").SelectMany(vector => vector) : scored.GetColumn<float>("Score");
        float[] all = [.. scores];
        Assert.All(all, score => Assert.True(float.IsFinite(score)));
        Assert.True(all.Distinct().Count() > 1, "All scores are the same.");
    }
}
