using CollapseGuard.Search.Journal;
using CollapseGuard.Search.Running;

namespace CollapseGuard.Search;

/// <summary>The front door: tries candidates from a space, rejects those that collapse, keeps the best of the others. Safe to call from any thread.</summary>
public static class HyperparameterSearch
{
    /// <summary>Searches until the budget is spent, the space is exhausted or the token is cancelled.</summary>
    /// <param name="space">The ranges to choose from.</param>
    /// <param name="trial">
    /// Trains and judges one candidate on rows it was not trained on. Called from several threads at once if
    /// <see cref="SearchOptions.Parallelism"/> is above 1. What it throws is recorded as a failed trial and the search goes on,
    /// except for <see cref="OperationCanceledException"/> once the token is cancelled.
    /// </param>
    /// <param name="options">How to search; the defaults when null.</param>
    /// <param name="cancellationToken">Ends the search and is handed to the trial function; what was found is returned.</param>
    /// <returns>The best candidate, and every trial with what became of it.</returns>
    /// <exception cref="ArgumentException">The strategy does not fit the space, or there is no budget.</exception>
    /// <exception cref="SearchJournalException">The journal is of another search, or one of its lines is broken.</exception>
    /// <exception cref="IOException">The journal cannot be read or written.</exception>
    public static SearchResult Run(SearchSpace space, Func<Candidate, CancellationToken, TrialResult> trial, SearchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(trial);
        options ??= SearchOptions.Default;
        string strategy = options.Strategy.Describe(space);
        if (options.MaximumTrials is null && options.MaximumTime is null && space.Count is null && options.Strategy is not GridStrategy)
        {
            throw new ArgumentException("There is no limit: the space has no last candidate. Set MaximumTrials or MaximumTime.", nameof(options));
        }

        using SearchJournal? journal = options.JournalPath is { } path
            ? SearchJournal.Open(path, space, JournalHeader.Of(space, options, strategy))
            : null;
        using var run = new SearchRun(space, trial, options, journal, cancellationToken);
        return run.Finish(strategy);
    }
}
