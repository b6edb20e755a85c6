using CollapseGuard.MLNet.Scored;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Checks.Models;

/// <summary>The steps of a fitted pipeline, nested chains laid flat.</summary>
internal static class ModelChain
{
    /// <summary>The steps in order; the model itself when it is no chain.</summary>
    public static IEnumerable<ITransformer> Steps(ITransformer model) =>
        model is IEnumerable<ITransformer> chain ? chain.SelectMany(Steps) : [model];

    /// <summary>The steps that predict from a vector of features.</summary>
    public static IEnumerable<ISingleFeaturePredictionTransformer<object>> Predictors(ITransformer model) =>
        Steps(model).OfType<ISingleFeaturePredictionTransformer<object>>();

    /// <summary>The columns of what a model scored, and the features that its last predictor asks, under whatever name, where they are still there.</summary>
    public static ScoredNames Names(ITransformer model, DataViewSchema scored, string label)
    {
        string? features = Predictors(model).LastOrDefault()?.FeatureColumnName;
        return new ScoredNames(label) { Features = features is { Length: > 0 } && scored.GetColumnOrNull(features) is not null ? features : null, Parameter = "model" };
    }
}
