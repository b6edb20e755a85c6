using CollapseGuard.MLNet.Augmenting;
using CollapseGuard.MLNet.Resampling;
using CollapseGuard.Resampling;
using CollapseGuard.Resampling.Augmentation;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet;

// Augmentation: changed copies of rows while a model is fitted, and never when it scores.
public sealed partial class CollapseGuardCatalog
{
    /// <summary>Fits an estimator on its rows and changed copies of them. What it returns is the estimator's own transformer: scoring, evaluation and saved models know nothing of the copies.</summary>
    /// <typeparam name="TTransformer">The estimator's transformer.</typeparam>
    /// <param name="trainer">A trainer, or a pipeline that ends in one; the augmenter sees the features as they come in, before any of its steps.</param>
    /// <param name="augmenter">Any of <see cref="AugmenterCatalog"/>, or several as <see cref="Augmenter.Chain"/> or <see cref="Augmenter.OneOf"/>.</param>
    /// <param name="labelColumnName">The label: Boolean, key or text, which are classes; any other number is a target that <see cref="Mixup"/> mixes.</param>
    /// <param name="featureColumnName">A vector of floats of fixed size, dense or sparse. Images are pixels as floats, H x W x C: from an image column by ExtractPixels with interleavePixelColors: true.</param>
    /// <param name="exampleWeightColumnName">Weights, finite and at least 0; a copy has the weight of its row. With it, a row that is mixed of two classes comes twice, with each class once, weighted by its share; the trainer must use the same column.</param>
    /// <param name="cancellationToken">Stops the augmentation and, while augmented rows are read, the trainer that reads them.</param>
    /// <returns>An estimator whose Fit throws <see cref="ResamplingException"/> where rows and augmenter do not fit together, and <see cref="ArgumentException"/> where a column is not there or has no fitting type. Free to share as far as <paramref name="trainer"/> is.</returns>
    /// <remarks>
    /// The input rows are forwarded cell by cell and in their order; copies are spread evenly among them, in an order by the augmenter's
    /// seed, and have in all other columns what their row has. Without a weight column a row that is mixed of two classes has one of them, drawn by its share: the
    /// same loss in the mean, and all that trainers without weights (AveragedPerceptron) can use. Rows without a label are passed on
    /// and not copied. The counts are logged (<see cref="MLContext.Log"/>).
    /// </remarks>
    /// <exception cref="ArgumentException">A column is named in two roles.</exception>
    public IEstimator<TTransformer> Augment<TTransformer>(IEstimator<TTransformer> trainer, Augmenter augmenter, string labelColumnName = "Label", string featureColumnName = "Features", string? exampleWeightColumnName = null, CancellationToken cancellationToken = default)
        where TTransformer : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return new ChangedRowsEstimator<TTransformer>(trainer, new RowAugmenter(context, augmenter, labelColumnName, featureColumnName, exampleWeightColumnName, cancellationToken));
    }

    /// <summary>Fits a trainer on its rows and changed copies of them; the result stays a trainer, so that OneVersusAll and other meta-trainers take it.</summary>
    /// <typeparam name="TTransformer">The trainer's transformer.</typeparam>
    /// <typeparam name="TModel">The trainer's model.</typeparam>
    /// <param name="trainer">A trainer.</param>
    /// <param name="augmenter">As for any estimator.</param>
    /// <param name="labelColumnName">As for any estimator.</param>
    /// <param name="featureColumnName">As for any estimator.</param>
    /// <param name="exampleWeightColumnName">As for any estimator.</param>
    /// <param name="cancellationToken">As for any estimator.</param>
    /// <returns>As for any estimator: <see cref="Augment{TTransformer}(IEstimator{TTransformer}, Augmenter, string, string, string?, CancellationToken)"/>.</returns>
    /// <exception cref="ArgumentException">A column is named in two roles.</exception>
    public ITrainerEstimator<TTransformer, TModel> Augment<TTransformer, TModel>(ITrainerEstimator<TTransformer, TModel> trainer, Augmenter augmenter, string labelColumnName = "Label", string featureColumnName = "Features", string? exampleWeightColumnName = null, CancellationToken cancellationToken = default)
        where TTransformer : class, ISingleFeaturePredictionTransformer<TModel>
        where TModel : class
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return new ChangedRowsTrainer<TTransformer, TModel>(trainer, new RowAugmenter(context, augmenter, labelColumnName, featureColumnName, exampleWeightColumnName, cancellationToken));
    }
}
