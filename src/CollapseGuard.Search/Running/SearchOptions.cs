namespace CollapseGuard.Search;

/// <summary>How to search. Immutable; free to share, as far as what it refers to is.</summary>
public sealed record SearchOptions
{
    /// <summary>The defaults: fifty Bayesian trials, one after another, greatest score wins.</summary>
    public static SearchOptions Default { get; } = new();

    /// <summary>How candidates are chosen.</summary>
    public SearchStrategy Strategy { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = new BayesianStrategy();

    /// <summary>Which scores are better.</summary>
    public ScoreDirection Direction
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A direction is Maximize or Minimize.");
    }

    /// <summary>Trials in all, those of a resumed journal included; null: as many as time or space allow.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int? MaximumTrials
    {
        get;
        init
        {
            if (value is { } count)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(MaximumTrials));
            }

            field = value;
        }
    } = 50;

    /// <summary>How long new trials are begun, from the call on; those that run then are waited for. Null: no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public TimeSpan? MaximumTime
    {
        get;
        init
        {
            if (value is { } time)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero, nameof(MaximumTime));
            }

            field = value;
        }
    }

    /// <summary>Trials that run at one time, each on a thread of its own; 1: all on the calling thread.</summary>
    /// <remarks>
    /// The results are the same for the same seed and the same degree, however long each trial takes: a Bayesian proposal counts
    /// on the results of all trials but the latest <c>Parallelism</c> - 1, finished or not, and so waits for the oldest that runs.
    /// Grid and random proposals count on no result, wait for nothing and are the same at any degree.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Outside 1 to 1,024.</exception>
    public int Parallelism
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1_024);
            field = value;
        }
    } = 1;

    /// <summary>The same seed, the same candidates.</summary>
    public int Seed { get; init; }

    /// <summary>Which candidates can never win.</summary>
    public RejectionRule Rejection { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = RejectionRule.Default;

    /// <summary>Trials in a row that throw, in the order in which they end, until the search gives up: a fault in the trial function would otherwise use up the budget.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int StopAfterFailures
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 10;

    /// <summary>A file to which each trial is written as it ends; an existing one is resumed and repeats no trial. Null: none.</summary>
    public string? JournalPath { get; init; }

    /// <summary>Told after each trial and once at the end, one call at a time, from the threads that run the trials.</summary>
    public IProgress<SearchProgress>? Progress { get; init; }

    /// <summary>The clock for <see cref="MaximumTime"/> and durations.</summary>
    public TimeProvider TimeProvider { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = TimeProvider.System;
}
