using CollapseGuard.MLNet.Checks.Models;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>The trees of a fitted model, to be summed one after the other.</summary>
internal sealed class StagedEnsemble
{
    private StagedEnsemble(string featureColumnName, PlattCalibrator? calibrator, IReadOnlyList<RegressionTreeBase> trees, IEnumerable<double> weights, double bias, TreeSum sum)
    {
        FeatureColumnName = featureColumnName;
        Calibrator = calibrator;
        UsedFeatures = [.. trees.SelectMany(FlatTree.Asked).Distinct().Order()];
        Trees = [.. trees.Zip(weights, (tree, weight) => new FlatTree(tree, weight, index => Array.BinarySearch(UsedFeatures, index)))];
        Bias = bias;
        Sum = sum;
    }

    /// <summary>The vector that the trees ask.</summary>
    public string FeatureColumnName { get; }

    /// <summary>The slots of that vector that any tree asks for, in order: a row is read as these only, however wide the vector.</summary>
    public int[] UsedFeatures { get; }

    /// <summary>From score to probability; null without one.</summary>
    public PlattCalibrator? Calibrator { get; }

    /// <summary>The trees in the order of training.</summary>
    public FlatTree[] Trees { get; }

    /// <summary>What is added to their sum.</summary>
    public double Bias { get; }

    /// <summary>How the score is made of them.</summary>
    public TreeSum Sum { get; }

    /// <summary>The score after k trees, from the weighted sum over them.</summary>
    public double Score(double sum, int trees) => Sum switch
    {
        TreeSum.ExponentialOfSum => Math.Exp(Bias + sum),
        TreeSum.Mean => Bias + (sum / trees),
        TreeSum.SumOfForest => Bias + (sum * Trees.Length / trees),
        _ => Bias + sum,
    };

    /// <summary>The ensemble in a model.</summary>
    /// <param name="model">A predictor, or a pipeline with one.</param>
    /// <param name="reason">Why there is none, or "".</param>
    public static StagedEnsemble? Find(ITransformer model, out string reason)
    {
        reason = "";
        ISingleFeaturePredictionTransformer<object>[] predictors = [.. ModelChain.Predictors(model)];
        if (predictors is not [var predictor])
        {
            reason = predictors.Length == 0 ? "the model holds no predictor on one vector of features" : $"the model holds {predictors.Length} predictors; trees are staged of one";
            return null;
        }

        object parameters = predictor.Model is CalibratedModelParametersBase calibrated ? calibrated.SubModel : predictor.Model;
        var platt = (predictor.Model as CalibratedModelParametersBase)?.Calibrator as PlattCalibrator;
        switch (parameters)
        {
            case TreeEnsembleModelParametersBasedOnRegressionTree { TrainedTreeEnsemble: var boosted }:
                return new(predictor.FeatureColumnName, platt, boosted.Trees, boosted.TreeWeights, boosted.Bias, parameters is FastTreeTweedieModelParameters ? TreeSum.ExponentialOfSum : TreeSum.Sum);
            case TreeEnsembleModelParametersBasedOnQuantileRegressionTree { TrainedTreeEnsemble: var forest }:
                return new(predictor.FeatureColumnName, platt, forest.Trees, forest.TreeWeights, forest.Bias, parameters is FastForestRegressionModelParameters ? TreeSum.Mean : TreeSum.SumOfForest);
            default:
                reason = $"{parameters.GetType().Name} is no tree ensemble, or does not show its trees";
                return null;
        }
    }
}
