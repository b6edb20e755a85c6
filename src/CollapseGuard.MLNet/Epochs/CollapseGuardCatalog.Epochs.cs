using CollapseGuard.MLNet.Epochs;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet;

// Training by epochs: another training than the trainer's own, and it says so.
public sealed partial class CollapseGuardCatalog
{
    /// <summary>Trains epoch by epoch by any function that goes on from a model: validation after each epoch, the monitor's alarm, early stop, and the best model kept.</summary>
    /// <remarks>
    /// <b>This is a different training from the trainer's own Fit.</b> Each epoch is a Fit that begins at the last epoch's weights; learning rates, averages and the memory of
    /// L-BFGS begin anew, and the epoch that is kept was chosen by the validation rows: measure the model on others. Make the trainer for one iteration a Fit
    /// (<c>numberOfIterations: 1</c>, for L-BFGS <c>MaximumNumberOfIterations = 1</c>): ML.NET fixes that when a trainer is made. <see cref="EpochRecord.Passes"/> shows what it did.
    /// The same rows, options and seed of the MLContext, with a trainer newly made of it, give the same result; Sgd* do so with <c>NumberOfThreads = 1</c> only.
    /// Trainers without a warm start (trees, Sdca*, Gam, field-aware factorization) cannot be trained so: <see cref="Watch{TTransformer}(IEstimator{TTransformer}, IDataView?, string, Watching.WatchOptions?)"/> them.
    /// </remarks>
    /// <typeparam name="TTransformer">What is trained.</typeparam>
    /// <param name="fitOnce">One epoch: the training rows, and the last epoch's model or null; returns a new model.</param>
    /// <param name="train">The training rows as the trainer takes them; read in every epoch, so cache what is costly to make (Data.Cache).</param>
    /// <param name="validation">Other rows, in the same columns.</param>
    /// <param name="labelColumnName">The truth.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <exception cref="ArgumentException">The model is not binary, multiclass or a regression, a column is missing, or the metric is undefined on the validation rows.</exception>
    /// <exception cref="InvalidOperationException">The trainer failed in the first epoch.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public EpochTraining<TTransformer> TrainByEpoch<TTransformer>(Func<IDataView, TTransformer?, TTransformer> fitOnce, IDataView train, IDataView validation, string labelColumnName = "Label", EpochOptions? options = null)
        where TTransformer : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(fitOnce);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentException.ThrowIfNullOrEmpty(labelColumnName);
        return new EpochLoop<TTransformer>(fitOnce, train, validation, labelColumnName, options ?? EpochOptions.Default).Run();
    }

    /// <summary>Trains an AveragedPerceptron, an OnlineGradientDescent or a LinearSvm epoch by epoch.</summary>
    /// <typeparam name="TTransformer">The trainer's transformer.</typeparam>
    /// <typeparam name="TModel">The trainer's model.</typeparam>
    /// <param name="trainer">Made with <c>numberOfIterations: 1</c>.</param>
    /// <param name="train">The training rows as the trainer takes them; read in every epoch, so cache what is costly to make (Data.Cache).</param>
    /// <param name="validation">Other rows, in the same columns.</param>
    /// <param name="labelColumnName">The trainer's label.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <remarks>A different training from the trainer's own Fit: see <see cref="TrainByEpoch{TTransformer}(Func{IDataView, TTransformer, TTransformer}, IDataView, IDataView, string, EpochOptions)"/>, also for what is thrown.</remarks>
    public EpochTraining<TTransformer> TrainByEpoch<TTransformer, TModel>(OnlineLinearTrainer<TTransformer, TModel> trainer, IDataView train, IDataView validation, string labelColumnName = "Label", EpochOptions? options = null)
        where TTransformer : class, ISingleFeaturePredictionTransformer<TModel>
        where TModel : class
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return TrainByEpoch<TTransformer>((rows, last) => trainer.Fit(rows, last?.Model as LinearModelParameters), train, validation, labelColumnName, options);
    }

    /// <summary>Trains a calibrated logistic regression by stochastic gradient descent epoch by epoch.</summary>
    /// <param name="trainer">Made with <c>numberOfIterations: 1</c>, and with <c>NumberOfThreads = 1</c> for the same result every time.</param>
    /// <param name="train">The training rows as the trainer takes them; read in every epoch, so cache what is costly to make (Data.Cache).</param>
    /// <param name="validation">Other rows, in the same columns.</param>
    /// <param name="labelColumnName">The trainer's label.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <remarks>A different training from the trainer's own Fit: see <see cref="TrainByEpoch{TTransformer}(Func{IDataView, TTransformer, TTransformer}, IDataView, IDataView, string, EpochOptions)"/>, also for what is thrown.</remarks>
    public EpochTraining<BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>> TrainByEpoch(SgdCalibratedTrainer trainer, IDataView train, IDataView validation, string labelColumnName = "Label", EpochOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return TrainByEpoch<BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>>(
            (rows, last) => trainer.Fit(rows, last?.Model.SubModel), train, validation, labelColumnName, options);
    }

    /// <summary>Trains a linear classifier without calibration by stochastic gradient descent epoch by epoch.</summary>
    /// <param name="trainer">Made with <c>numberOfIterations: 1</c>, and with <c>NumberOfThreads = 1</c> for the same result every time.</param>
    /// <param name="train">The training rows as the trainer takes them; read in every epoch, so cache what is costly to make (Data.Cache).</param>
    /// <param name="validation">Other rows, in the same columns.</param>
    /// <param name="labelColumnName">The trainer's label.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <remarks>A different training from the trainer's own Fit: see <see cref="TrainByEpoch{TTransformer}(Func{IDataView, TTransformer, TTransformer}, IDataView, IDataView, string, EpochOptions)"/>, also for what is thrown.</remarks>
    public EpochTraining<BinaryPredictionTransformer<LinearBinaryModelParameters>> TrainByEpoch(SgdNonCalibratedTrainer trainer, IDataView train, IDataView validation, string labelColumnName = "Label", EpochOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return TrainByEpoch<BinaryPredictionTransformer<LinearBinaryModelParameters>>((rows, last) => trainer.Fit(rows, last?.Model), train, validation, labelColumnName, options);
    }

    /// <summary>Trains a logistic regression by L-BFGS epoch by epoch.</summary>
    /// <param name="trainer">Made with <c>MaximumNumberOfIterations = 1</c>.</param>
    /// <param name="train">The training rows as the trainer takes them; read in every epoch, so cache what is costly to make (Data.Cache).</param>
    /// <param name="validation">Other rows, in the same columns.</param>
    /// <param name="labelColumnName">The trainer's label.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <remarks>A different training from the trainer's own Fit: see <see cref="TrainByEpoch{TTransformer}(Func{IDataView, TTransformer, TTransformer}, IDataView, IDataView, string, EpochOptions)"/>, also for what is thrown.</remarks>
    public EpochTraining<BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>> TrainByEpoch(LbfgsLogisticRegressionBinaryTrainer trainer, IDataView train, IDataView validation, string labelColumnName = "Label", EpochOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return TrainByEpoch<BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>>(
            (rows, last) => trainer.Fit(rows, last?.Model.SubModel), train, validation, labelColumnName, options);
    }

    /// <summary>Trains a maximum-entropy classifier by L-BFGS epoch by epoch.</summary>
    /// <param name="trainer">Made with <c>MaximumNumberOfIterations = 1</c>.</param>
    /// <param name="train">The training rows as the trainer takes them; read in every epoch, so cache what is costly to make (Data.Cache).</param>
    /// <param name="validation">Other rows, in the same columns.</param>
    /// <param name="labelColumnName">The trainer's label.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <remarks>A different training from the trainer's own Fit: see <see cref="TrainByEpoch{TTransformer}(Func{IDataView, TTransformer, TTransformer}, IDataView, IDataView, string, EpochOptions)"/>, also for what is thrown.</remarks>
    public EpochTraining<MulticlassPredictionTransformer<MaximumEntropyModelParameters>> TrainByEpoch(LbfgsMaximumEntropyMulticlassTrainer trainer, IDataView train, IDataView validation, string labelColumnName = "Label", EpochOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return TrainByEpoch<MulticlassPredictionTransformer<MaximumEntropyModelParameters>>((rows, last) => trainer.Fit(rows, last?.Model), train, validation, labelColumnName, options);
    }

    /// <summary>Trains a Poisson regression by L-BFGS epoch by epoch.</summary>
    /// <param name="trainer">Made with <c>MaximumNumberOfIterations = 1</c>.</param>
    /// <param name="train">The training rows as the trainer takes them; read in every epoch, so cache what is costly to make (Data.Cache).</param>
    /// <param name="validation">Other rows, in the same columns.</param>
    /// <param name="labelColumnName">The trainer's label.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <remarks>A different training from the trainer's own Fit: see <see cref="TrainByEpoch{TTransformer}(Func{IDataView, TTransformer, TTransformer}, IDataView, IDataView, string, EpochOptions)"/>, also for what is thrown.</remarks>
    public EpochTraining<RegressionPredictionTransformer<PoissonRegressionModelParameters>> TrainByEpoch(LbfgsPoissonRegressionTrainer trainer, IDataView train, IDataView validation, string labelColumnName = "Label", EpochOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        return TrainByEpoch<RegressionPredictionTransformer<PoissonRegressionModelParameters>>((rows, last) => trainer.Fit(rows, last?.Model), train, validation, labelColumnName, options);
    }
}
