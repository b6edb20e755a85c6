using CollapseGuard.MLNet.Regularizing;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;
using Microsoft.ML.Transforms;
using static CollapseGuard.MLNet.Tests.Checks.Tables;

namespace CollapseGuard.MLNet.Tests.Checks;

/// <summary>What the models of single classes, and other inner models, are made of.</summary>
public class ClassStructureTests
{
    private static readonly CollapseGuardCatalog Guard = Context.CollapseGuard();

    public static TheoryData<string> MulticlassTrainers => ["one-versus-all, linear", "one-versus-all, trees", "one-versus-all, additive", "pairwise, linear", "pairwise, trees", "LightGbm", "LightGbm, softmax"];

    [Theory]
    [MemberData(nameof(MulticlassTrainers))]
    public void Models_of_all_classes_that_ask_their_inputs_are_silent(string trainer)
    {
        CollapseReport report = Check(Make(trainer), Classes());

        Assert.Equal(Outcome.Healthy, report.Outcome);
        Assert.Contains(trainer.EndsWith("linear", StringComparison.Ordinal) ? "CG4041" : "CG4040", report.Cleared.Select(d => d.Id));
        Assert.DoesNotContain(report.Findings, f => f.Detector.Id is "CG4040" or "CG4041");
    }

    /// <summary>The training rows lack one of the classes that the label knows: nothing can be learned of it.</summary>
    [Theory]
    [InlineData("one-versus-all, linear", "CG4041", "LinearBinary, class 'absent' has 4 weights (n = 4), and all are 0 (1 of 4 linear models)")]
    [InlineData("LightGbm", "CG4040", "LightGbmBinary, class 'absent' has 1 tree (n = 1) and no split (1 of 4 ensembles)")]
    [InlineData("LightGbm, softmax", "CG4040", "LightGbmBinary, class 'absent' has 1 tree (n = 1) and no split (1 of 4 ensembles)")]
    public void A_class_whose_model_asks_nothing_is_named(string trainer, string id, string message)
    {
        Finding finding = Assert.Single(Check(Make(trainer), Classes(), "absent").Findings, f => f.Detector.Id == id);

        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Null(finding.Implies);
    }

    [Theory]
    [InlineData("one-versus-all, trees", "FastTreeBinary, class 'high' has 0 trees (n = 0) and no split")]
    [InlineData("pairwise, trees", "FastTreeBinary, class 'high' has 0 trees (n = 0) and no split")]
    [InlineData("one-versus-all, additive", "GamBinary, class 'high' has 1 shape function (n = 1), none of which varies")]
    public void A_leaf_minimum_that_no_class_reaches_is_a_collapse(string trainer, string message)
    {
        CollapseReport report = Check(Make(trainer, leafMinimum: 400), Classes());

        Finding finding = Assert.Single(report.Findings, f => f.Detector.Id == "CG4040");
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal((Outcome.OutputCollapse, Severity.Error), (report.Outcome, finding.Severity));
        Assert.Equal(CauseId.LeafMinimumTooLarge, report.Causes[0].Cause);
    }

    /// <summary>Models of a number or of two classes, with the inner model of a calibrator or of a scaled target.</summary>
    [Theory]
    [InlineData("Gam")]
    [InlineData("Gam regression")]
    [InlineData("FastTree")]
    [InlineData("FastForest")]
    [InlineData("LightGbm")]
    [InlineData("FastForest regression", Outcome.NonFinite)]
    [InlineData("scaled FastTree regression")]
    [InlineData("chosen FastTree regression")]
    public void An_inner_model_that_asks_nothing_is_told_and_one_that_asks_is_not(string trainer, Outcome outcome = Outcome.OutputCollapse)
    {
        IDataView data = trainer.EndsWith("regression", StringComparison.Ordinal) ? Regression() : Binary();

        CollapseReport sound = Guard.CheckModel(Fit(trainer, 10, data), data);
        CollapseReport flat = Guard.CheckModel(Fit(trainer, 400, data), data);

        Assert.Contains("CG4040", sound.Cleared.Select(d => d.Id));
        Assert.Equal(Severity.Error, Assert.Single(flat.Findings, f => f.Detector.Id == "CG4040").Severity);
        Assert.Equal(outcome, flat.Outcome); // a forest of no trees answers 0 / 0
    }

    /// <summary>Of k classes under a softmax one may have no weights: the others are measured against it. Of two without weights only one can be predicted.</summary>
    [Fact]
    public void Two_classes_of_a_softmax_without_weights_are_told_and_one_is_not()
    {
        IDataView three = Classes();
        IDataView four = Context.Data.LoadFromEnumerable(Draw(600, 3, (random, x) => new Kind
        {
            Class = random.NextDouble() switch { < .15 => "odd", < .25 => "odder", _ => x[0] < 0 ? "low" : "high" },
            Features = x,
        }));
        var trainer = Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(l1Regularization: 15);

        CollapseReport one = Check(trainer, three), two = Check(trainer, four);

        Assert.Equal(1, ClassesWithoutWeights(three));
        Assert.Contains("CG4041", one.Cleared.Select(d => d.Id));
        Assert.Equal(2, ClassesWithoutWeights(four));
        Finding finding = Assert.Single(two.Findings, f => f.Detector.Id == "CG4041");
        Assert.Equal("MaximumEntropy, class 'odd'", finding.Subject);
        Assert.Contains("2 of 4 linear models; also MaximumEntropy, class 'odder'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("only one of them can ever be predicted", finding.Message, StringComparison.Ordinal);

        int ClassesWithoutWeights(IDataView data)
        {
            VBuffer<float>[] weights = [];
            IDataView keyed = Keyed(data).Fit(data).Transform(data);
            trainer.Fit(keyed).Model.GetWeights(ref weights, out int _);
            return weights.Count(w => w.DenseValues().All(value => value == 0));
        }
    }

    /// <summary>Inputs that do not vary have no shape function; where ML.NET hides the functions behind them, nothing is claimed.</summary>
    [Fact]
    public void Hidden_shape_functions_are_not_called_flat()
    {
        IDataView data = Context.Data.LoadFromEnumerable(Draw(600, 1, (_, x) => new Amount { Label = x[3], Features = [1, 1, 1, x[3]] }));

        CollapseReport report = Guard.CheckModel(Context.Regression.Trainers.Gam(numberOfIterations: 200).Fit(data), data);

        Assert.DoesNotContain(report.Findings, f => f.Detector.Id == "CG4040");
    }

    private static CollapseReport Check(IEstimator<ITransformer> trainer, IDataView data, string? absentClass = null)
    {
        IEnumerable<Kind> rows = Context.Data.CreateEnumerable<Kind>(data, reuseRowObject: false);
        IDataView labels = absentClass is null ? data : Context.Data.LoadFromEnumerable(rows.Append(new Kind { Class = absentClass, Features = new float[4] }));
        IDataView keyed = Keyed(labels).Fit(labels).Transform(data);
        return Guard.CheckModel(trainer.Fit(keyed), keyed);
    }

    // Classes by their names, so that 'absent' is the first, and after it 'high', 'low', …
    private static ValueToKeyMappingEstimator Keyed(IDataView rows) => Context.Transforms.Conversion.MapValueToKey("Label", "Class", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue);

    private static IEstimator<ITransformer> Make(string trainer, int leafMinimum = 10) => trainer switch
    {
        "one-versus-all, linear" => Context.MulticlassClassification.Trainers.OneVersusAll(Context.BinaryClassification.Trainers.LbfgsLogisticRegression()),
        "one-versus-all, trees" => Context.MulticlassClassification.Trainers.OneVersusAll(Trees(leafMinimum)),
        "one-versus-all, additive" => Context.MulticlassClassification.Trainers.OneVersusAll(Context.BinaryClassification.Trainers.Gam(Additive(leafMinimum))),
        "pairwise, linear" => Context.MulticlassClassification.Trainers.PairwiseCoupling(Context.BinaryClassification.Trainers.LbfgsLogisticRegression()),
        "pairwise, trees" => Context.MulticlassClassification.Trainers.PairwiseCoupling(Trees(leafMinimum)),
        _ => Context.MulticlassClassification.Trainers.LightGbm(new LightGbmMulticlassTrainer.Options { NumberOfIterations = 20, NumberOfThreads = 1, UseSoftmax = trainer.EndsWith("softmax", StringComparison.Ordinal) }),
    };

    private static FastTreeBinaryTrainer Trees(int leafMinimum) => Context.BinaryClassification.Trainers.FastTree(numberOfTrees: 5, minimumExampleCountPerLeaf: leafMinimum);

    private static GamBinaryTrainer.Options Additive(int leafMinimum) => new() { NumberOfIterations = 300, NumberOfThreads = 1, MinimumExampleCountPerLeaf = leafMinimum };

    private static ITransformer Fit(string trainer, int leafMinimum, IDataView data)
    {
        FastTreeRegressionTrainer trees = Context.Regression.Trainers.FastTree(numberOfTrees: 10, minimumExampleCountPerLeaf: leafMinimum);
        return trainer switch
        {
            "Gam" => Context.BinaryClassification.Trainers.Gam(Additive(leafMinimum)).Fit(data),
            "Gam regression" => Context.Regression.Trainers.Gam(new GamRegressionTrainer.Options { NumberOfIterations = 300, NumberOfThreads = 1, MinimumExampleCountPerLeaf = leafMinimum }).Fit(data),
            "FastTree" => Trees(leafMinimum).Fit(data),
            "LightGbm" => Context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options { NumberOfIterations = 10, NumberOfThreads = 1, MinimumExampleCountPerLeaf = leafMinimum }).Fit(data),
            "FastForest" => Context.BinaryClassification.Trainers.FastForest(numberOfTrees: 10, minimumExampleCountPerLeaf: leafMinimum).Fit(data),
            "FastForest regression" => Context.Regression.Trainers.FastForest(numberOfTrees: 10, minimumExampleCountPerLeaf: leafMinimum).Fit(data),
            "scaled FastTree regression" => Guard.ScaleTarget(trees).Fit(data),
            _ => new RegularizeTransformer<RegressionPredictionTransformer<FastTreeRegressionModelParameters>>(
                trees.Fit(data), new RegularizationPath { Points = [], Metric = RegularizationMetric.RootMeanSquaredError, FoldCount = 2, StandardErrors = 1 }),
        };
    }
}
