using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Splitting;
using Microsoft.ML;

namespace CollapseGuard.MLNet;

public sealed partial class CollapseGuardCatalog
{
    /// <summary>Cross-validates with folds that hold every class in the same proportion, within one row.</summary>
    /// <remarks>
    /// A metric that a fold does not define is NaN with a reason there and left out of the mean, which says over how many folds it runs;
    /// ML.NET's own CrossValidate throws "AUC is not defined". Folds run one after the other, for trainers of one context share its random numbers.
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
        ArgumentOutOfRangeException.ThrowIfLessThan(numberOfFolds, 2);
        Strata strata = Strata.Read(data, labelColumnName, groupColumnName, options ?? StratificationOptions.Default, cancellationToken);
        if (strata.OfRow.Length < numberOfFolds)
        {
            throw new ArgumentException($"The view has {strata.OfRow.Length} rows; {numberOfFolds} folds need at least as many.", nameof(data));
        }

        RowParts parts = strata.Groups is null
            ? RowDealing.Folds(strata, numberOfFolds, seed)
            : GroupDealing.Deal(strata, [.. Enumerable.Repeat(1.0 / numberOfFolds, numberOfFolds)], seed);
        return new CrossValidationRun(data, estimator, strata, parts, labelColumnName).Run(cancellationToken);
    }

    /// <summary>Measures scored rows of a binary, multiclass or regression model; what they do not define is NaN with a reason.</summary>
    /// <param name="scored">What a model made of labelled rows; the task shows in the type of <c>PredictedLabel</c>.</param>
    /// <param name="labelColumnName">The truth.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentException">A column is missing or of an unexpected type.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public MetricSet Evaluate(IDataView scored, string labelColumnName = "Label", CancellationToken cancellationToken = default) =>
        ScoredRows.Read(scored, labelColumnName, check: false, cancellationToken).Metrics;

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
}
