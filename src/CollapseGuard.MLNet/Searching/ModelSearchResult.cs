using CollapseGuard.Search;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Searching;

/// <summary>What a search for a model found.</summary>
/// <typeparam name="TTransformer">What the estimator of a candidate fits.</typeparam>
/// <param name="Search">Every candidate, and what became of it.</param>
/// <param name="Model">The best candidate, fitted once more on all training rows (for folds: on all rows); null if none was accepted.</param>
public sealed record ModelSearchResult<TTransformer>(SearchResult Search, TTransformer? Model)
    where TTransformer : class, ITransformer;
