using CollapseGuard.MLNet.Searching;
using CollapseGuard.Search;
using Microsoft.ML;

namespace CollapseGuard.MLNet;

public sealed partial class CollapseGuardCatalog
{
    /// <summary>Fits each candidate on the training rows, checks and scores it on the validation rows, and keeps the best that did not collapse.</summary>
    /// <typeparam name="TTransformer">What the estimator fits.</typeparam>
    /// <param name="space">The ranges to choose from.</param>
    /// <param name="candidate">The estimator of a candidate: preparation and trainer.</param>
    /// <param name="trainData">Rows to fit on.</param>
    /// <param name="validationData">Rows to score and check on; of the same columns, and none of the training rows.</param>
    /// <param name="metric">The score of a candidate, from its scored validation rows: <c>scored => mlContext.BinaryClassification.Evaluate(scored).AreaUnderRocCurve</c>.</param>
    /// <param name="options">How to search; the defaults when null.</param>
    /// <param name="cancellationToken">Ends the search between two fits; what was found is returned.</param>
    /// <exception cref="ArgumentException">The strategy does not fit the space, or there is no budget.</exception>
    /// <exception cref="SearchJournalException">The journal is of another search, or one of its lines is broken.</exception>
    /// <remarks>A candidate whose fit, check or metric throws is a failed trial, and its reason names the exception. The score that won was chosen on the validation rows: judge the model once on rows that no trial saw.</remarks>
    public ModelSearchResult<TTransformer> Search<TTransformer>(
        SearchSpace space,
        Func<Candidate, IEstimator<TTransformer>> candidate,
        IDataView trainData,
        IDataView validationData,
        Func<IDataView, double> metric,
        ModelSearchOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTransformer : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(trainData);
        ArgumentNullException.ThrowIfNull(validationData);
        return new ModelSearch<TTransformer>(candidate, metric, options ?? ModelSearchOptions.Default)
            .Run(space, trainData, [(trainData, validationData)], cancellationToken);
    }

    /// <summary>Fits each candidate once a fold, checks and scores it on the rows left out, and keeps the best mean score of those that collapsed in no fold.</summary>
    /// <typeparam name="TTransformer">What the estimator fits.</typeparam>
    /// <param name="space">The ranges to choose from.</param>
    /// <param name="candidate">The estimator of a candidate: preparation and trainer.</param>
    /// <param name="data">Rows to fit and score on.</param>
    /// <param name="numberOfFolds">Folds, at least 2; the same for every candidate, drawn by the search's seed. The deviation of the score over the folds is recorded as <c>scoreDeviation</c>.</param>
    /// <param name="metric">The score of a candidate, from its scored rows of one fold.</param>
    /// <param name="samplingKeyColumnName">Rows of one key are never parted; null: every row by itself.</param>
    /// <param name="options">How to search; the defaults when null.</param>
    /// <param name="cancellationToken">Ends the search between two fits; what was found is returned.</param>
    /// <exception cref="ArgumentException">The strategy does not fit the space, or there is no budget.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two folds.</exception>
    /// <exception cref="SearchJournalException">The journal is of another search, or one of its lines is broken.</exception>
    public ModelSearchResult<TTransformer> Search<TTransformer>(
        SearchSpace space,
        Func<Candidate, IEstimator<TTransformer>> candidate,
        IDataView data,
        int numberOfFolds,
        Func<IDataView, double> metric,
        string? samplingKeyColumnName = null,
        ModelSearchOptions? options = null,
        CancellationToken cancellationToken = default)
        where TTransformer : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(numberOfFolds, 2);
        options ??= ModelSearchOptions.Default;
        (IDataView, IDataView)[] folds = [.. context.Data.CrossValidationSplit(data, numberOfFolds, samplingKeyColumnName, options.Search.Seed).Select(fold => (fold.TrainSet, fold.TestSet))];
        return new ModelSearch<TTransformer>(candidate, metric, options).Run(space, data, folds, cancellationToken);
    }
}
