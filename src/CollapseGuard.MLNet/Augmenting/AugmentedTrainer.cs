using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet.Augmenting;

/// <summary>An <see cref="AugmentedEstimator{T}"/> that is a trainer, as meta-trainers such as OneVersusAll ask for.</summary>
internal sealed class AugmentedTrainer<TTransformer, TModel>(ITrainerEstimator<TTransformer, TModel> inner, RowAugmenter rows)
    : AugmentedEstimator<TTransformer>(inner, rows), ITrainerEstimator<TTransformer, TModel>
    where TTransformer : class, ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    public TrainerInfo Info => inner.Info;
}
