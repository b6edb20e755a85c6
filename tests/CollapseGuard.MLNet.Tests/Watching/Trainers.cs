using Microsoft.ML;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace CollapseGuard.MLNet.Tests.Watching;

/// <summary>Trainers by name, made so that one seed gives one model: several threads that write into one vector of weights do not.</summary>
internal static class Trainers
{
    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => Makers.Keys;

    /// <summary>The rest of the estimator, typed as any estimator.</summary>
    public static IEstimator<ITransformer> Make(MLContext context, string name) => Makers[name](context);

    private static readonly Dictionary<string, Func<MLContext, IEstimator<ITransformer>>> Makers = new()
    {
        ["AveragedPerceptron"] = c => c.BinaryClassification.Trainers.AveragedPerceptron(),
        ["LinearSvm"] = c => c.BinaryClassification.Trainers.LinearSvm(numberOfIterations: 3),
        ["LbfgsLogisticRegression"] = c => c.BinaryClassification.Trainers.LbfgsLogisticRegression(),
        ["LbfgsLogisticRegression, one thread"] = c => c.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options { NumberOfThreads = 1 }),
        ["SdcaLogisticRegression"] = c => c.BinaryClassification.Trainers.SdcaLogisticRegression(new SdcaLogisticRegressionBinaryTrainer.Options { NumberOfThreads = 1, MaximumNumberOfIterations = 10 }),
        ["SdcaLogisticRegression, no shuffle"] = c => c.BinaryClassification.Trainers.SdcaLogisticRegression(new SdcaLogisticRegressionBinaryTrainer.Options { NumberOfThreads = 1, MaximumNumberOfIterations = 10, Shuffle = false }),
        ["SgdCalibrated"] = c => c.BinaryClassification.Trainers.SgdCalibrated(new SgdCalibratedTrainer.Options { NumberOfThreads = 1, NumberOfIterations = 5 }),
        ["SgdNonCalibrated"] = c => c.BinaryClassification.Trainers.SgdNonCalibrated(new SgdNonCalibratedTrainer.Options { NumberOfThreads = 1, NumberOfIterations = 5 }),
        ["FieldAwareFactorizationMachine"] = c => c.BinaryClassification.Trainers.FieldAwareFactorizationMachine(),
        ["FastTree"] = c => c.BinaryClassification.Trainers.FastTree(numberOfTrees: 20),
        ["FastForest"] = c => c.BinaryClassification.Trainers.FastForest(numberOfTrees: 20),
        ["Gam"] = c => c.BinaryClassification.Trainers.Gam(new GamBinaryTrainer.Options { NumberOfIterations = 20, NumberOfThreads = 1 }),
        ["LightGbm"] = c => c.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options { NumberOfIterations = 20, NumberOfThreads = 1 }),
        ["OnlineGradientDescent"] = c => c.Regression.Trainers.OnlineGradientDescent("Number", numberOfIterations: 5),
        ["Sdca"] = c => c.Regression.Trainers.Sdca(new SdcaRegressionTrainer.Options { LabelColumnName = "Number", NumberOfThreads = 1, MaximumNumberOfIterations = 10 }),
        ["FastTreeRegression"] = c => c.Regression.Trainers.FastTree("Number", numberOfTrees: 20),
        ["FastTreeTweedie"] = c => c.Regression.Trainers.FastTreeTweedie(new FastTreeTweedieTrainer.Options { LabelColumnName = "Count", NumberOfTrees = 20 }),
        ["SdcaMaximumEntropy"] = c => c.MulticlassClassification.Trainers.SdcaMaximumEntropy(new SdcaMaximumEntropyMulticlassTrainer.Options { LabelColumnName = "Class", NumberOfThreads = 1, MaximumNumberOfIterations = 10 }),
        ["LbfgsMaximumEntropy"] = c => c.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Class"),
        ["NaiveBayes"] = c => c.MulticlassClassification.Trainers.NaiveBayes("Class"),
        ["OneVersusAll"] = c => c.MulticlassClassification.Trainers.OneVersusAll(c.BinaryClassification.Trainers.AveragedPerceptron(), "Class"),
        ["KMeans"] = c => c.Clustering.Trainers.KMeans(new KMeansTrainer.Options { NumberOfClusters = 3, NumberOfThreads = 1 }),
    };
}
