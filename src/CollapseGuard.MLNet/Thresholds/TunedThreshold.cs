using Microsoft.ML;

namespace CollapseGuard.MLNet.Thresholds;

/// <summary>A model and how its threshold was chosen.</summary>
/// <typeparam name="TModel">The type of the model given.</typeparam>
/// <param name="Model">The same model with the new threshold, or the very one given where the threshold was left alone. Made by ML.NET's ChangeModelThreshold, so that Model.Save keeps it.</param>
/// <param name="Tuning">The choice.</param>
public sealed record TunedThreshold<TModel>(TModel Model, ThresholdTuning Tuning)
    where TModel : class, ITransformer;
