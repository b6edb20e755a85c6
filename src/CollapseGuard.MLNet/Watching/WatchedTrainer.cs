using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet.Watching;

/// <summary>A <see cref="WatchedEstimator{TTransformer}"/> that is a trainer: OneVersusAll and other meta-trainers take it, and each class is a fit of its own.</summary>
/// <typeparam name="TTransformer">The inner trainer's transformer.</typeparam>
/// <typeparam name="TModel">The inner trainer's model.</typeparam>
public sealed class WatchedTrainer<TTransformer, TModel> : WatchedEstimator<TTransformer>, ITrainerEstimator<TTransformer, TModel>
    where TTransformer : class, ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private readonly ITrainerEstimator<TTransformer, TModel> inner;

    internal WatchedTrainer(ITrainerEstimator<TTransformer, TModel> inner, FitWatch watch)
        : base(inner, watch) => this.inner = inner;

    /// <summary>The inner trainer's.</summary>
    public TrainerInfo Info => inner.Info;
}
