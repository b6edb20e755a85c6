using CollapseGuard.MLNet.Checks.Models;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;

namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>Finds the trees in a fitted model.</summary>
internal static class EnsembleReader
{
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

        IReadOnlyList<object> models = [predictor.Model];
        if (predictor.Model is OneVersusAllModelParameters)
        {
            models = [.. ClassModels.Read(predictor, out reason).Select(part => part.Parameters)];
        }

        var found = new List<Found>();
        foreach (object part in models)
        {
            if (Of(part, out reason) is not { } trees)
            {
                return null;
            }

            found.Add(trees);
        }

        if (found.Count == 0)
        {
            return null;
        }

        int[] used = [.. found.SelectMany(part => part.Trees).SelectMany(FlatTree.Asked).Distinct().Order()];
        return new StagedEnsemble(predictor.FeatureColumnName, used, [.. found.Select(part => part.Flatten(used))], ModelChain.TargetScale(model));
    }

    private static Found? Of(object model, out string reason)
    {
        reason = "";
        object parameters = model is CalibratedModelParametersBase calibrated ? calibrated.SubModel : model;
        var platt = (model as CalibratedModelParametersBase)?.Calibrator as PlattCalibrator;
        switch (parameters)
        {
            case TreeEnsembleModelParametersBasedOnRegressionTree { TrainedTreeEnsemble: var boosted }:
                return new(boosted.Trees, boosted.TreeWeights, boosted.Bias, parameters is FastTreeTweedieModelParameters ? TreeSum.ExponentialOfSum : TreeSum.Sum, platt);
            case TreeEnsembleModelParametersBasedOnQuantileRegressionTree { TrainedTreeEnsemble: var forest }:
                return new(forest.Trees, forest.TreeWeights, forest.Bias, parameters is FastForestRegressionModelParameters ? TreeSum.Mean : TreeSum.SumOfForest, platt);
            default:
                reason = $"{parameters.GetType().Name} is no tree ensemble, or does not show its trees";
                return null;
        }
    }

    /// <summary>Trees as ML.NET holds them.</summary>
    private sealed record Found(IReadOnlyList<RegressionTreeBase> Trees, IEnumerable<double> Weights, double Bias, TreeSum Sum, PlattCalibrator? Calibrator)
    {
        public StagedTrees Flatten(int[] used) =>
            new([.. Trees.Zip(Weights, (tree, weight) => new FlatTree(tree, weight, index => Array.BinarySearch(used, index)))], Bias, Sum, Calibrator);
    }
}
