using CollapseGuard.MLNet.Watching;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet;

// Watching: sees a fit, and never changes it.
public sealed partial class CollapseGuardCatalog
{
    /// <summary>Watches an estimator, a trainer or a whole pipeline: passes over its rows, progress, cancellation, and what became of each fitted model.</summary>
    /// <remarks>
    /// Only observes: the model is the one that the estimator fits by itself, bit for bit. The trainer reads a view that forwards everything to the input; what is judged
    /// is judged after the fit, on a sample of rows, when <see cref="WatchedFit.Examine"/> is asked. Which trainers a token can stop: <see cref="WatchOptions.CancellationToken"/>.
    /// </remarks>
    /// <typeparam name="TTransformer">The estimator's transformer; kept.</typeparam>
    /// <param name="trainer">A trainer, or a pipeline that ends in one.</param>
    /// <param name="validation">Rows that are not trained on, with their label, in the columns in which the estimator gets its own rows; null = models are judged on training rows only.</param>
    /// <param name="labelColumnName">The truth, as it is called after the estimator.</param>
    /// <param name="options">How it watches; the defaults when null.</param>
    public WatchedEstimator<TTransformer> Watch<TTransformer>(IEstimator<TTransformer> trainer, IDataView? validation = null, string labelColumnName = "Label", WatchOptions? options = null)
        where TTransformer : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return WatchedEstimator<TTransformer>.Of(trainer, Watching(trainer, validation, labelColumnName, options));
    }

    /// <summary>Watches a trainer, and stays a trainer: OneVersusAll and other meta-trainers take it.</summary>
    /// <remarks>As for an estimator: see <see cref="Watch{TTransformer}(IEstimator{TTransformer}, IDataView?, string, WatchOptions?)"/>.</remarks>
    /// <typeparam name="TTransformer">The trainer's transformer; kept.</typeparam>
    /// <typeparam name="TModel">The trainer's model; kept.</typeparam>
    /// <param name="trainer">A trainer of ML.NET.</param>
    /// <param name="validation">Rows that are not trained on, with their label, in the columns in which the trainer gets its own rows; null = models are judged on training rows only.</param>
    /// <param name="labelColumnName">The trainer's label.</param>
    /// <param name="options">How it watches; the defaults when null.</param>
    public WatchedTrainer<TTransformer, TModel> Watch<TTransformer, TModel>(ITrainerEstimator<TTransformer, TModel> trainer, IDataView? validation = null, string labelColumnName = "Label", WatchOptions? options = null)
        where TTransformer : class, ISingleFeaturePredictionTransformer<TModel>
        where TModel : class
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return new WatchedTrainer<TTransformer, TModel>(trainer, Watching(trainer, validation, labelColumnName, options));
    }

    private static FitWatch Watching(object trainer, IDataView? validation, string labelColumnName, WatchOptions? options)
    {
        ArgumentException.ThrowIfNullOrEmpty(labelColumnName);
        return new FitWatch(Named(trainer.GetType()), validation, labelColumnName, options ?? WatchOptions.Default);
    }

    // EstimatorChain`1 is a name for compilers.
    private static string Named(Type type) => type.Name.Split('`')[0];
}
