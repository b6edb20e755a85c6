using CollapseGuard.MLNet.Calibrating;
using CollapseGuard.MLNet.Normalizing;
using CollapseGuard.MLNet.Scored;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Checks.Models;

/// <summary>The steps of a fitted pipeline, nested chains laid flat, and with them what our own transformers are made of.</summary>
internal static class ModelChain
{
    /// <summary>The steps in order; the model itself when it is no chain.</summary>
    public static IEnumerable<ITransformer> Steps(ITransformer model) => Parts(model) is { } parts ? parts.SelectMany(Steps) : [model];

    /// <summary>The steps that predict from a vector of features; what RestorePrevalence decides by is none.</summary>
    public static IEnumerable<ISingleFeaturePredictionTransformer<object>> Predictors(ITransformer model) =>
        Steps(model).OfType<ISingleFeaturePredictionTransformer<object>>().Where(step => step.FeatureColumnName != RestoredScores.ColumnName);

    /// <summary>The columns of what a model scored, and the features that its last predictor asks, under whatever name, where they are still there.</summary>
    public static ScoredNames Names(ITransformer model, DataViewSchema scored, string label)
    {
        string? features = Predictors(model).LastOrDefault()?.FeatureColumnName;
        return new ScoredNames(label) { Features = features is { Length: > 0 } && scored.GetColumnOrNull(features) is not null ? features : null, Parameter = "model" };
    }

    /// <summary>How the label of the last model with a scaled target was scaled; null without one.</summary>
    public static TargetScale? TargetScale(ITransformer model) =>
        (model as IScaledTarget)?.Target ?? Parts(model)?.Select(TargetScale).LastOrDefault(scale => scale is not null);

    private static IEnumerable<ITransformer>? Parts(ITransformer model) => model is IStepwise ours ? ours.Steps : model as IEnumerable<ITransformer>;
}
