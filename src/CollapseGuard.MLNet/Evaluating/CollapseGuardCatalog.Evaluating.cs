using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Scored;
using CollapseGuard.MLNet.Splitting;
using Microsoft.ML;

namespace CollapseGuard.MLNet;

public sealed partial class CollapseGuardCatalog
{
    /// <summary>Cross-validates with folds that hold every class in the same proportion, within one row.</summary>
    /// <remarks>
    /// A metric that a fold does not define is NaN with a reason there and left out of the mean, which says over how many folds it runs;
    /// ML.NET's own CrossValidate throws "AUC is not defined". Folds run one after the other: estimators of ML.NET keep rows and random numbers of the
    /// fit that runs. To train folds at one time give <see cref="StratifiedCrossValidate(IDataView, Func{MLContext, IEstimator{ITransformer}}, int, string, string?, int, StratificationOptions?, int, CancellationToken)">a function that makes an estimator for each</see>.
    /// </remarks>
    /// <param name="data">The rows; the same in the same order at every pass.</param>
    /// <param name="estimator">Trained once a fold: a trainer or a whole pipeline; whatever it learns, it learns from the fold's training rows.</param>
    /// <param name="numberOfFolds">At least 2.</param>
    /// <param name="labelColumnName">Of <paramref name="data"/>, for the strata, and of the scored rows, for the metrics.</param>
    /// <param name="groupColumnName">Rows of one value stay in one fold; null = no groups.</param>
    /// <param name="seed">Which rows lie in which fold.</param>
    /// <param name="options">How numbers become strata.</param>
    /// <param name="cancellationToken">Stops between folds and while reading; a trainer that runs is not stopped.</param>
    /// <exception cref="ArgumentException">There is no such column, fewer rows or groups than folds, or the estimator's output is no score.</exception>
    /// <exception cref="InvalidOperationException">A fold could not be trained; or the source changed between passes.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public StratifiedCrossValidation StratifiedCrossValidate(IDataView data, IEstimator<ITransformer> estimator, int numberOfFolds = 5, string labelColumnName = "Label", string? groupColumnName = null, int seed = 0, StratificationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(estimator);
        (Strata strata, RowParts parts) = Folds(data, numberOfFolds, labelColumnName, groupColumnName, seed, options, cancellationToken);
        return new CrossValidationRun(data, _ => estimator, strata, parts, labelColumnName).Run(1, cancellationToken);
    }

    /// <summary>Cross-validates as the other overload does, several folds at one time where that is asked for.</summary>
    /// <remarks>
    /// Each fold has a context of its own, seeded by <paramref name="seed"/> plus its number, and an estimator made of it: however many folds run at one time, the numbers are the same,
    /// provided that trainers are told to use one thread where their own threads race (Sdca*, Sgd*). Memory is needed for as many trainings as run.
    /// </remarks>
    /// <param name="data">The rows; the same in the same order at every pass; read by several threads.</param>
    /// <param name="estimator">Makes what a fold trains from that fold's context; called once a fold, at one time by several threads.</param>
    /// <param name="numberOfFolds">At least 2.</param>
    /// <param name="labelColumnName">Of <paramref name="data"/>, for the strata, and of the scored rows, for the metrics.</param>
    /// <param name="groupColumnName">Rows of one value stay in one fold; null = no groups.</param>
    /// <param name="seed">Which rows lie in which fold, and the random numbers of the folds' contexts.</param>
    /// <param name="options">How numbers become strata.</param>
    /// <param name="maxDegreeOfParallelism">Folds that are trained at one time, at least 1.</param>
    /// <param name="cancellationToken">Stops between folds and while reading; a trainer that runs is not stopped.</param>
    /// <exception cref="ArgumentException">There is no such column, fewer rows or groups than folds, or the estimator's output is no score.</exception>
    /// <exception cref="InvalidOperationException">A fold could not be trained; or the source changed between passes.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public StratifiedCrossValidation StratifiedCrossValidate(IDataView data, Func<MLContext, IEstimator<ITransformer>> estimator, int numberOfFolds = 5, string labelColumnName = "Label", string? groupColumnName = null, int seed = 0, StratificationOptions? options = null, int maxDegreeOfParallelism = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegreeOfParallelism, 1);
        (Strata strata, RowParts parts) = Folds(data, numberOfFolds, labelColumnName, groupColumnName, seed, options, cancellationToken);
        return new CrossValidationRun(data, fold => estimator(FoldContext(seed, fold)), strata, parts, labelColumnName).Run(maxDegreeOfParallelism, cancellationToken);
    }

    /// <summary>Measures scored rows of a binary, multiclass or regression model; what they do not define is NaN with a reason.</summary>
    /// <param name="scored">What a model made of labelled rows: binary, multiclass or regression, as its columns tell. Where nothing decides, a probability of .5, a score of 0 or the greatest score does.</param>
    /// <param name="labelColumnName">The truth.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentException">A column is missing or of an unexpected type.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public MetricSet Evaluate(IDataView scored, string labelColumnName = "Label", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scored);
        ScoredColumns columns = ScoredColumns.Recognize(scored.Schema, new ScoredNames(labelColumnName) { Parameter = nameof(scored) });
        return MetricSet.Of(ScoredRows.Read(scored, columns, cancellationToken));
    }

    /// <summary>Which classes a model takes for which: counts, precision and recall with intervals, the pairs most confused, classes never predicted.</summary>
    /// <param name="scored">What a binary or multiclass model made of labelled rows.</param>
    /// <param name="labelColumnName">The truth.</param>
    /// <param name="predictedLabelColumnName">The decision; classes are matched by name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentException">A column is missing or cannot be read as classes.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ConfusionSummary Confusion(IDataView scored, string labelColumnName = "Label", string predictedLabelColumnName = "PredictedLabel", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scored);
        return ConfusionSummary.Read(scored, labelColumnName, predictedLabelColumnName, cancellationToken);
    }

    private static (Strata Strata, RowParts Parts) Folds(IDataView data, int numberOfFolds, string labelColumnName, string? groupColumnName, int seed, StratificationOptions? options, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(numberOfFolds, 2);
        Strata strata = Strata.Read(data, labelColumnName, groupColumnName, options ?? StratificationOptions.Default, cancellationToken);
        return strata.OfRow.Length >= numberOfFolds
            ? (strata, RowDealing.Folds(strata, numberOfFolds, seed))
            : throw new ArgumentException($"The view has {strata.OfRow.Length} rows; {numberOfFolds} folds need at least as many.", nameof(data));
    }

    private MLContext FoldContext(int seed, int fold) => new(unchecked(seed + fold))
    {
        FallbackToCpu = context.FallbackToCpu,
        GpuDeviceId = context.GpuDeviceId,
        TempFilePath = context.TempFilePath,
    };
}
