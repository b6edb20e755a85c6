using CollapseGuard.Search;

namespace CollapseGuard.MLNet.Searching;

/// <summary>How <see cref="CollapseGuardCatalog"/> searches for a model. Immutable; free to share.</summary>
public sealed record ModelSearchOptions
{
    /// <summary>The defaults.</summary>
    public static ModelSearchOptions Default { get; } = new();

    /// <summary>Strategy, budget, seed, journal, progress. <see cref="SearchOptions.Direction"/> must fit the metric: Maximize for accuracies and areas, Minimize for losses and errors.</summary>
    /// <remarks>
    /// With <see cref="SearchOptions.Parallelism"/> above 1 candidates are fitted at one time. Trainers that draw from the context's
    /// random numbers then depend on which comes first: give them a seed of their own where there is one, or stay at 1.
    /// </remarks>
    public SearchOptions Search { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = SearchOptions.Default;

    /// <summary>The column of true labels: Boolean for two classes, key for several, number for a regression.</summary>
    public string LabelColumnName { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = "Label";

    /// <summary>The column of scores that the model writes.</summary>
    public string ScoreColumnName { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = "Score";

    /// <summary>The column of probabilities that a calibrated model of two classes writes; the scores are judged where it is absent.</summary>
    public string ProbabilityColumnName { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = "Probability";

    /// <summary>Which detectors judge each candidate; the defaults when null.</summary>
    public CheckOptions? Check { get; init; }
}
