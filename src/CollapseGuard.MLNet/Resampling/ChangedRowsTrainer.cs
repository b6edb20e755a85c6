using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>A <see cref="ChangedRowsEstimator{T}"/> that is a trainer, as meta-trainers such as OneVersusAll ask for.</summary>
internal sealed class ChangedRowsTrainer<TTransformer, TModel>(ITrainerEstimator<TTransformer, TModel> inner, TrainingRows rows)
    : ChangedRowsEstimator<TTransformer>(inner, rows), ITrainerEstimator<TTransformer, TModel>
    where TTransformer : class, ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    public TrainerInfo Info => inner.Info;
}
